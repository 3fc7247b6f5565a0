import {refuse, type Result} from '../result.js';
import {Secret} from './secret.js';

/**
The token on the first line of what a command, a file or a pipe gave. The other lines are ignored, because tools such as `pass` keep notes there.

`origin` begins the sentence of a refusal: `The file /run/token`. See `secretFromValue` for what is refused. No refusal holds the token; outside text in it is raw.
*/
export function secretFromText(text: string, origin: string): Result<Secret> {
	// A byte order mark belongs to the file, not to its first line.
	const [firstLine = ''] = text.replace(/^\u{FEFF}/u, '').split(/\r\n|\r|\n/, 1);
	return firstLine.trim() === ''
		? refuse(`${origin} gives an empty first line. It must hold the management token.`)
		: secretFromValue(firstLine, origin);
}

/**
The token that a variable, a field of a config or a person gave, which must be the token alone.

Nothing is corrected in silence. Quotation marks, blanks, a line break, the word Bearer, and any character that cannot stand in an Authorization header (RFC 6750, section 2.1) are refused: the sentence says what is wrong and what to do, and does not show the value. Without this check the service would answer 401, and the reason would be hard to find.
*/
export function secretFromValue(value: string, origin: string): Result<Secret> {
	const problem = problems.find(({shape}) => shape.test(value));
	return problem === undefined
		? {ok: true, value: new Secret(value)}
		: refuse(`${origin} ${problem.words}`);
}

// The first shape that fits gives the message: what is wrong and what to do, in few words, because a line of the screen has 80 cells.
const problems: ReadonlyArray<{readonly shape: RegExp; readonly words: string}> = [
	{shape: /^\s*$/, words: 'is empty. It must hold the management token.'},
	{shape: /[\n\r\u{85}\u{2028}\u{2029}]/u, words: 'has a line break in it. Put the token alone there, as one line.'},
	{shape: /["'`«»‘’‚‛“”„‟]/, words: 'has quotation marks in it. Take them away: a token has none.'},
	{shape: /^\s*(?:authorization\s*:\s*)?(?:bearer|token)(?:\s|:|$)/i, words: 'begins with a word such as Bearer. Leave it out: this program adds it.'},
	{shape: /^\s|\s$/, words: 'has a blank before or after the token. Take it away.'},
	{shape: /\s/, words: 'has a blank inside. Put the token alone there: it has no blanks.'},
	{shape: /\p{Control}/u, words: 'has a control character in it. Copy the token again from where it was made.'},
	{shape: /\P{ASCII}/u, words: 'has a character outside ASCII in it, perhaps one that cannot be seen. Copy the token again from where it was made.'},
];
