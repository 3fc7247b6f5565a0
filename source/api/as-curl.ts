import {Buffer} from 'node:buffer';
import {joinCommand, quoteAsAscii, quoteForShell} from '../secrets/quote-for-shell.js';
import {
	requestOf,
	type Inexpressible,
	type Operation,
	type Place,
	type TlsFiles,
} from './operation-request.js';

/**
Writes an operation as a curl command to paste into bash or zsh: the request that this program sends, or the reason why it would send none.

The command does not hold the management token, only the variable `$MANAGEMENT_TOKEN`, which the shell has to have. The text is ASCII and its only control characters are the line breaks between its lines, so it may be shown and pasted as it is. It needs curl 7.76 for `--fail-with-body`: on an error of the service curl prints the body and ends with exit code 22.
*/
export function asCurl(operation: Operation, place: Place): string | Inexpressible {
	const request = requestOf(operation, place);
	if ('reason' in request) {
		return request;
	}

	const {method, url, body} = request;
	return joinCommand([
		'curl --fail-with-body',
		// The path prefix of a host may hold brackets, which curl would read as a pattern for many URLs.
		...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
		...writeTlsFiles(place.tlsFiles ?? {}),
		...(method === 'GET' ? [] : [`--request ${method}`]),
		'--header "Authorization: Bearer $MANAGEMENT_TOKEN"',
		'--header \'Accept: application/json\'',
		...(body === undefined
			? []
			: ['--header \'Content-Type: application/json\'', `--data ${quoteForShell(toAsciiJson(body))}`]),
		quoteForShell(url),
	]);
}

/**
Writes the TLS options. With `caFile`, curl trusts only the authorities of that file, not its own as well.
*/
function writeTlsFiles({caFile, certificateFile, keyFile, isInsecure}: TlsFiles): readonly string[] {
	return [
		...(isInsecure ? ['--insecure'] : []),
		...(caFile === undefined ? [] : [`--cacert ${quoteAsAscii(caFile)}`]),
		// Curl would read the text after a colon as the password of the file.
		...(certificateFile === undefined ? [] : [`--cert ${quoteAsAscii(certificateFile.replaceAll(/[:\\]/g, String.raw`\$&`))}`]),
		...(keyFile === undefined ? [] : [`--key ${quoteAsAscii(keyFile)}`]),
	];
}

/**
Writes JSON with ASCII characters only, because a description may hold any character, and an escape sequence in a pasted text would act on the terminal. `JSON.stringify` itself escapes the control characters below the space and halves of surrogate pairs.
*/
function toAsciiJson(value: unknown): string {
	return JSON.stringify(value).replaceAll(/\P{ASCII}|\u{7F}/gu, character => {
		const units = Buffer.from(character, 'utf16le').swap16().toString('hex');
		return units.replaceAll(/.{4}/g, String.raw`\u$&`);
	});
}
