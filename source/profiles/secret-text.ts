import {Secret} from '../api/secret.js';

/**
What reading a management token comes to. `message` is one sentence or two; it never holds the token. Outside text in it is raw: pass it through `display()` before it reaches a terminal.
*/
export type SecretResult =
	| {readonly ok: true; readonly secret: Secret}
	| {readonly ok: false; readonly message: string};

/**
The token on the first line of what a source gave, without the white space around it.

`origin` begins the sentence of a refusal: `The file /run/token`. An empty first line is refused, and so is anything that cannot stand in an Authorization header (RFC 6750, section 2.1), without showing it.
*/
export function secretFromText(text: string, origin: string): SecretResult {
	const [firstLine = ''] = text.split(/\r\n|\r|\n/, 1);
	const value = firstLine.trim();
	if (value === '') {
		return {ok: false, message: `${origin} gives an empty first line. It must hold the management token.`};
	}

	return /[\s\P{ASCII}\p{Control}]/u.test(value)
		? {ok: false, message: `${origin} gives a first line with white space or a character that no token has. It must hold the management token alone.`}
		: {ok: true, secret: new Secret(value)};
}
