import {isCommand, parseCommand} from '../../secrets/parse-command.js';
import {hasSecretShape} from '../../secrets/redact.js';
import {isVariableName} from '../../secrets/token-variables.js';
import {refuse, type Result} from '../../result.js';

export const tokenItself = 'This looks like a token itself, and tokens are never stored. Enter the place it comes from.';

/**
The name of an environment variable, written with or without a dollar; empty for no variable.
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
The words of a command line; no words for an empty one.
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
