/**
A place in a text. Lines and columns are counted from 1; a column is a UTF-16 unit.
*/
export type TextPlace = {
	readonly line: number;
	readonly column: number;
};

export type JsonPath = ReadonlyArray<string | number>;

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end';

type Level = {
	readonly kind: 'object' | 'array';
	/**
	The key or the index of the value that is being read.
	*/
	key: string | number;
};

const space = /[\t\n\r ]*/y;
const piece = /(?<text>"[^\u{0}-\u{1F}"\\]*(?:\\(?:["/\\bfnrt]|u[\dA-Fa-f]{4})[^\u{0}-\u{1F}"\\]*)*")|(?<plain>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null)|(?<sign>[,:[\]{}])/uy; // eslint-disable-line no-control-regex, regexp/no-control-character -- JSON forbids exactly these in a string

/**
Where a text that `JSON.parse` refuses stops being JSON (RFC 8259). V8's message has the place for some mistakes only, and repeats the text.
*/
export function placeOfJsonMistake(text: string): TextPlace {
	return placeAt(text, walk(text, undefined));
}

/**
Where the value at this path begins in a JSON text. Where there is no such value, the place of the innermost value around it.
*/
export function placeInJson(text: string, path: JsonPath): TextPlace {
	let found = 0;
	let depth = -1;
	walk(text, (at, offset) => {
		if (at.length <= depth || at.length > path.length || at.some((key, index) => key !== path[index])) {
			return;
		}

		depth = at.length;
		found = offset;
	});
	return placeAt(text, found);
}

/**
Reads JSON piece by piece, and gives the offset of the first piece that cannot stand there, or the end of the text. `onValue` gets the path and the offset of each value.
*/
function walk(text: string, onValue: ((path: JsonPath, offset: number) => void) | undefined): number {
	const levels: Level[] = [];
	let expected: Expected = 'value';
	for (let position = 0; ;) {
		space.lastIndex = position;
		space.test(text);
		const offset = space.lastIndex;
		piece.lastIndex = offset;
		const groups = piece.exec(text)?.groups;
		if (!groups || (levels.length === 0 && expected !== 'value')) {
			return offset;
		}

		const next = step(groups, {levels, expected, onValue: () => onValue?.(levels.map(({key}) => key), offset)});
		if (next === undefined) {
			return offset;
		}

		expected = next;
		position = piece.lastIndex;
	}
}

/**
What may come after a piece; undefined where it cannot stand here. Enters and leaves levels.
*/
function step({text, plain, sign}: Partial<Record<string, string>>, {levels, expected, onValue}: {
	readonly levels: Level[];
	readonly expected: Expected;
	readonly onValue: () => void;
}): Expected | undefined {
	if (expected.startsWith('value') && (text ?? plain) !== undefined) {
		onValue();
		return 'comma or end';
	}

	if (expected.startsWith('value') && (sign === '[' || sign === '{')) {
		onValue();
		levels.push(sign === '[' ? {kind: 'array', key: 0} : {kind: 'object', key: ''});
		return sign === '[' ? 'value or end' : 'key or end';
	}

	return sign === ':' && expected === 'colon' ? 'value' : stepInside({text, sign}, levels, expected);
}

/**
What may come after a key, a comma or the end of a list or an object.
*/
function stepInside({text, sign}: Partial<Record<string, string>>, levels: Level[], expected: Expected): Expected | undefined {
	const level = levels.at(-1);
	if (level && text !== undefined && expected.startsWith('key')) {
		level.key = JSON.parse(text) as string;
		return 'colon';
	}

	if (level && sign === (level.kind === 'array' ? ']' : '}') && expected.endsWith('or end')) {
		levels.pop();
		return 'comma or end';
	}

	if (level && sign === ',' && expected === 'comma or end') {
		level.key = typeof level.key === 'number' ? level.key + 1 : level.key;
		return level.kind === 'array' ? 'value' : 'key';
	}

	return undefined;
}

function placeAt(text: string, offset: number): TextPlace {
	const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
	return {line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1};
}
