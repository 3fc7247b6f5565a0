import {parseCommand} from '../../secrets/parse-command.js';
import {hasSecretShape} from '../../secrets/redact.js';
import {isCommand, isFilePath, isVariableName} from '../../secrets/secret-places.js';
import {refuse, type Result} from '../../result.js';
import type {ProfileForm} from './profile-form.js';

const tokenItself = 'This looks like a token itself, and tokens are never stored. Enter the place it comes from.';

/**
An environment variable by name, with or without the dollar; empty for none.
*/
export function parseVariable(text: string): Result<string> {
	const detail = text.trim();
	if (hasSecretShape(detail)) {
		return refuse(tokenItself);
	}

	const variable = detail.replace(/^\$/, '');
	return variable === '' || isVariableName(variable)
		? {ok: true, value: variable}
		: refuse('This is no name of an environment variable. Enter one like MANAGEMENT_TOKEN, or nothing.');
}

/**
The words of a command line; none for an empty one.
*/
export function parseTokenCommand(text: string): Result<readonly string[]> {
	const detail = text.trim();
	if (hasSecretShape(detail)) {
		return refuse(tokenItself);
	}

	const parsed = parseCommand(detail);
	if (!parsed.ok) {
		return parsed;
	}

	return parsed.value.length === 0 || isCommand(parsed.value)
		? {ok: true, value: parsed.value}
		: refuse('The command does not begin with a program. Enter its absolute path, or a name that is on PATH.');
}

/**
A path that says the same from every directory; empty for none.
*/
export function parseFile(text: string, what: string): Result<string> {
	const file = text.trim();
	if (hasSecretShape(file)) {
		return refuse(tokenItself);
	}

	return file === '' || isFilePath(file) ? {ok: true, value: file} : refuse(`The path of the ${what} file does not begin at the root. Enter it from /, or from ~/.`);
}

/**
The files of TLS: a client certificate and its key come together.
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
