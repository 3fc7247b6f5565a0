import {markdownCode} from './markdown-code.js';

/**
A sentence without a character that can be markup, or that a viewer makes a link, a mention or an emoji of. A `*` and a `_` can be escaped.
*/
const plain = /^(?!\d+[).])(?!.*www\.)[\w*](?:[\w "'()*,\-./;]|: )*:?$/i;

/**
A sentence that may hold outside text. It is as it is where no viewer can make anything else of it, and else it is code.
*/
export function markdownSentence(text: string): string {
	return plain.test(text) ? text.replaceAll(/\*|(?<![\da-z])_|_(?![\da-z])/gi, String.raw`\$&`) : markdownCode(text);
}
