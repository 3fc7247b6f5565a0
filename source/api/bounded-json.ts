import type {Validated} from './validate.js';

/**
How deep values may be nested. The deepest documented answer has six levels. Code that reads the parsed answer would overflow its stack at some thousands.
*/
const deepest = 100;

/**
The average number of characters per list or object has to be at least this. The shortest permission has about 30. Without this limit, 256 MB of `[[],[],…` would become 85 million lists, and V8 ends the program when it has no memory for them.
*/
const shortestNode = 8;

const quote = 0x22;
const backslash = 0x5C;
const openBracket = 0x5B;
const closeBracket = 0x5D;
const openBrace = 0x7B;
const closeBrace = 0x7D;

/**
How much of a text was parsed before: its characters, and the lists and objects in them.
*/
export type ParsedBefore = {
	readonly characters: number;
	readonly nodes: number;
};

const nothingBefore: ParsedBefore = {characters: 0, nodes: 0};

/**
Parses JSON from the service, and refuses it when it is nested deeper or has more lists and objects than any answer of the Management API. `problem` never repeats the text, which may hold a secret. Where the text is the end of a longer one, `before` is what was parsed of that: the limit is for both together.
*/
export function parseBoundedJson(text: string, before = nothingBefore): Validated<unknown> {
	const shape = measureShape(text, mostNodesOf(text, before));
	return 'problem' in shape ? {ok: false, problem: shape.problem} : parse(text);
}

/**
Parses a list of some elements of an array of which `before` was parsed already. `nodes` is the number of lists and objects in the elements. Undefined when it is no list, or has too many lists and objects so far; the whole array may still be valid.
*/
export function parseElements(list: string, before: ParsedBefore): {readonly rows: readonly unknown[]; readonly nodes: number} | undefined {
	const shape = measureShape(list, mostNodesOf(list, before));
	const parsed = 'problem' in shape ? undefined : parse(list);
	// The list around the elements is not a part of the whole text.
	return 'nodes' in shape && parsed?.ok ? {rows: parsed.value as readonly unknown[], nodes: shape.nodes - 1} : undefined;
}

function parse(text: string): Validated<unknown> {
	try {
		return {ok: true, value: JSON.parse(text)};
	} catch {
		// The parser's own message quotes the body.
		return {ok: false, problem: 'the body is cut short or not JSON'};
	}
}

function mostNodesOf(text: string, before: ParsedBefore): number {
	return 1000 + ((before.characters + text.length) / shortestNode) - before.nodes;
}

/**
Counts the lists and objects in a text, or says why it may not be parsed. Reads only the brackets outside strings, in one pass, which takes less than a fifth of the parser's time.
*/
function measureShape(text: string, mostNodes: number): {readonly nodes: number} | {readonly problem: string} {
	let depth = 0;
	let nodes = 0;
	for (let position = 0; position < text.length; position++) {
		const sign = text.charCodeAt(position); // eslint-disable-line unicorn/prefer-code-point -- twice as slow, and the signs looked for are ASCII
		if (sign === quote) {
			position = endOfString(text, position);
		} else if (isOpening(sign)) {
			depth++;
			nodes++;
			if (depth > deepest) {
				return {problem: `the body has values inside each other more than ${deepest} deep`};
			}

			if (nodes > mostNodes) {
				return {problem: 'the body is made of more lists and objects than an answer of the service'};
			}
		} else if (isClosing(sign)) {
			depth--;
		}
	}

	return {nodes};
}

function isOpening(sign: number): boolean {
	return sign === openBracket || sign === openBrace;
}

function isClosing(sign: number): boolean {
	return sign === closeBracket || sign === closeBrace;
}

/**
The position of the quotation mark that ends the string which begins at `start`; the length of the text or more when the string does not end.
*/
function endOfString(text: string, start: number): number {
	let position = start + 1;
	while (position < text.length) {
		const sign = text.charCodeAt(position); // eslint-disable-line unicorn/prefer-code-point -- as above
		if (sign === quote) {
			break;
		}

		// Most strings are short, and a search for the quotation mark takes longer to begin than this loop to end.
		position += sign === backslash ? 2 : 1;
	}

	return position;
}
