import {Secret} from '../api/secret.js';

/**
What reading a management token comes to. `message` is one sentence or more; it never holds the token. Outside text in it is raw: pass it through `display()` before it reaches a terminal.
*/
export type SecretResult =
	| {readonly ok: true; readonly secret: Secret}
	| {readonly ok: false; readonly message: string};

/**
The token on the first line of what a command, a file or a pipe gave. What follows the first line is another matter, as with `pass`.

`origin` begins the sentence of a refusal: `The file /run/token`. See `secretFromValue` for what is refused.
*/
export function secretFromText(text: string, origin: string): SecretResult {
	// A byte order mark belongs to the file, not to its first line.
	const [firstLine = ''] = text.replace(/^\u{FEFF}/u, '').split(/\r\n|\r|\n/, 1);
	return firstLine.trim() === ''
		? {ok: false, message: `${origin} gives an empty first line. It must hold the management token.`}
		: secretFromValue(firstLine, origin);
}

/**
The token that a variable, a field of a config or a person gave, which must be the token alone.

It is never mended in silence: quotation marks, blanks, a line break, the word Bearer, and any character that cannot stand in an Authorization header (RFC 6750, section 2.1) are refused with what is wrong and what to do, without showing the value. The service would answer 401 to it, and the reason would be hard to find.
*/
export function secretFromValue(value: string, origin: string): SecretResult {
	const problem = problems.find(({shape}) => shape.test(value));
	return problem === undefined
		? {ok: true, secret: new Secret(value)}
		: {ok: false, message: `${origin} ${problem.words}`};
}

// The first that fits is told. Each says what is wrong and how to mend it.
const problems: ReadonlyArray<{readonly shape: RegExp; readonly words: string}> = [
	{shape: /^\s*$/, words: 'is empty. It must hold the management token.'},
	{shape: /[\n\r\u{85}\u{2028}\u{2029}]/u, words: 'has a line break in it, and a token is one line. Put the token alone there, without a line break before, in or after it.'},
	{shape: /["'`«»‘’‚‛“”„‟]/, words: 'has quotation marks in it, which no token has. Take them away, so that the token stands there alone.'},
	{shape: /^\s*(?:authorization\s*:\s*)?(?:bearer|token)(?:\s|:|$)/i, words: 'begins with the word of an Authorization header. Take that word away, so that the token stands there alone: this program adds it.'},
	{shape: /^\s|\s$/, words: 'has a blank before or after the token. Take it away, so that the token stands there alone.'},
	{shape: /\s/, words: 'has a blank inside, which no token has. Put the token alone there.'},
	{shape: /\p{Control}/u, words: 'has a control character in it, which no token has. Put the token there again, copied from where it was made.'},
	{shape: /\P{ASCII}/u, words: 'has a character outside ASCII in it, which no token has; it may be one that cannot be seen. Put the token there again, copied from where it was made.'},
];
