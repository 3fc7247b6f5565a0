import {refuse, type Result} from '../../result.js';
import {isFilePath} from '../../secrets/file-path.js';
import {hasSecretShape} from '../../secrets/redact.js';
import {tokenItself} from './parse-token-command.js';
import type {ProfileForm} from './profile-form.js';

/**
The path of a file, which must mean the same file in every directory; empty for no file. `what` names it in the refusal: `token`, `CA`.
*/
export function parseFile(text: string, what: string): Result<string> {
	const file = text.trim();
	if (hasSecretShape(file)) {
		return refuse(tokenItself);
	}

	return file === '' || isFilePath(file) ? {ok: true, value: file} : refuse(`The path of the ${what} file does not begin at the root. Enter it from /, or from ~/.`);
}

/**
The files for TLS. A client certificate needs its key, and the key its certificate.
*/
export function parseTls(form: ProfileForm): Readonly<Record<'caFile' | 'certificateFile' | 'keyFile', Result<string>>> {
	const certificateFile = parseFile(form.certificateFile, 'certificate');
	const keyFile = parseFile(form.keyFile, 'key');
	return {
		caFile: parseFile(form.caFile, 'CA'),
		certificateFile: certificateFile.ok && certificateFile.value === '' && keyFile.ok && keyFile.value !== ''
			? refuse('The key belongs to a client certificate. Enter the file of that too, or neither.')
			: certificateFile,
		keyFile: keyFile.ok && keyFile.value === '' && certificateFile.ok && certificateFile.value !== ''
			? refuse('The client certificate needs its key. Enter the file of that too, or neither.')
			: keyFile,
	};
}
