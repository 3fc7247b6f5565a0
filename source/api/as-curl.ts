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
An operation as a curl command to paste into bash or zsh: the request that this program sends, or the reason for which it sends none.

The management token is not in it, only the variable `$MANAGEMENT_TOKEN`, which the shell that runs it has to know. The text is plain ASCII without control characters but the line breaks between its lines, so it may be shown and pasted as it is. Needs curl 7.76, for `--fail-with-body`: an error of the service gives exit code 22 and its body.
*/
export function asCurl(operation: Operation, place: Place): string | Inexpressible {
	const request = requestOf(operation, place);
	if ('reason' in request) {
		return request;
	}

	const {method, url, body} = request;
	return joinCommand([
		'curl --fail-with-body',
		// The path prefix of a host may hold brackets, in which curl would see a pattern for many URLs.
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
Curl takes the authorities of `caFile` in place of those that it trusts by itself.
*/
function writeTlsFiles({caFile, certificateFile, keyFile, isInsecure}: TlsFiles): readonly string[] {
	return [
		...(isInsecure ? ['--insecure'] : []),
		...(caFile === undefined ? [] : [`--cacert ${quoteAsAscii(caFile)}`]),
		// Behind a colon curl would see the password of the file.
		...(certificateFile === undefined ? [] : [`--cert ${quoteAsAscii(certificateFile.replaceAll(/[:\\]/g, String.raw`\$&`))}`]),
		...(keyFile === undefined ? [] : [`--key ${quoteAsAscii(keyFile)}`]),
	];
}

/**
JSON of ASCII characters only, for descriptions hold anything, and an escape sequence in a pasted text would act on the terminal. `JSON.stringify` itself escapes the control characters below the space and half surrogate pairs.
*/
function toAsciiJson(value: unknown): string {
	return JSON.stringify(value).replaceAll(/\P{ASCII}|\u{7F}/gu, character => {
		const units = Buffer.from(character, 'utf16le').swap16().toString('hex');
		return units.replaceAll(/.{4}/g, String.raw`\u$&`);
	});
}
