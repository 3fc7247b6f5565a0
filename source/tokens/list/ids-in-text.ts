import {refuse, type Result} from '../../result.js';
import {csvRecords} from './csv-records.js';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
Reads the token IDs in a file, each once, in lower case and in their order. It accepts the whole text or refuses it. It accepts

- one ID a line; blank lines and `#` comments are skipped, also a comment after an ID;
- the CSV, JSON and JSON lines that this program prints, a plan, and influxctl's JSON: the IDs are taken only from the field `id` of each token.

Any other line is refused, because a sentence that names an ID may say the opposite of what is about to be done, such as not to revoke it. The message is a part of a sentence that says what is wrong and where: `line 3 is no token ID`. It never repeats the text, which may hold a secret.
*/
export function idsInText(text: string): Result<readonly string[]> {
	const first = contentLines(text)[0]?.content ?? '';
	if (first.startsWith('[') || first.startsWith('{')) {
		return idsInJson(text);
	}

	return first === '' || uuid.test(withoutComment(first)) || !isHeader(first) ? idsInLines(text) : idsInCsv(text);
}

type Line = {
	/**
	From 1.
	*/
	readonly number: number;
	readonly content: string;
};

/**
The lines that are neither blank nor a comment, without the white space around them.
*/
function contentLines(text: string): readonly Line[] {
	return text.split(/\r\n|\r|\n/)
		.map((line, index) => ({number: index + 1, content: line.trim()}))
		.filter(({content}) => content !== '' && !content.startsWith('#'));
}

function withoutComment(content: string): string {
	return content.replace(/(?<=\s)#.*$/s, '').trimEnd();
}

function idsInLines(text: string): Result<readonly string[]> {
	const ids: string[] = [];
	for (const {number, content} of contentLines(text)) {
		const id = withoutComment(content);
		if (!uuid.test(id)) {
			return refuse(`line ${number} is no token ID: each line holds one ID, and # begins a comment`);
		}

		ids.push(id);
	}

	return taken(ids);
}

function isHeader(line: string): boolean {
	const [header] = csvRecords(line);
	return header?.cells.includes('id') ?? false;
}

function idsInCsv(text: string): Result<readonly string[]> {
	const begin = contentLines(text)[0]!.number;
	const skipped = text.split(/(?<=\r\n|\r(?!\n)|\n)/).slice(begin - 1).join('');
	const [header, ...records] = csvRecords(skipped);
	const place = header!.cells.indexOf('id');
	if (header!.cells.lastIndexOf('id') !== place) {
		return refuse(`line ${begin} names the column id twice`);
	}

	const ids: string[] = [];
	for (const {line, cells, isWhole} of records) {
		const isBlank = cells.length === 1 && cells[0] === '';
		if (isWhole && isBlank) {
			continue;
		}

		const number = line + begin - 1;
		if (!isWhole || cells.length !== header!.cells.length) {
			return refuse(`line ${number} has ${isWhole ? 'another number of cells than the header' : 'a quote that does not end'}`);
		}

		const id = cells[place] ?? '';
		if (!uuid.test(id)) {
			return refuse(`line ${number} has no token ID in its column id`);
		}

		ids.push(id);
	}

	return taken(ids);
}

function idsInJson(text: string): Result<readonly string[]> {
	const whole = parse(text);
	if (whole) {
		return idsOfItems(itemsOf(whole.value), index => `item ${index + 1}`);
	}

	// JSON lines: one object a line.
	const lines = contentLines(text);
	const values: unknown[] = [];
	for (const {number, content} of lines) {
		const line = parse(content);
		if (!line) {
			return refuse(`line ${number} is no whole JSON`);
		}

		values.push(line.value);
	}

	return idsOfItems(values, index => `line ${lines[index]!.number}`);
}

/**
The tokens of a list, the targets of a plan, or the value itself as the only token.
*/
function itemsOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) {
		return value;
	}

	const {format, targets} = (value ?? {}) as Readonly<Record<string, unknown>>;
	return format === 'influx-tokens plan' && Array.isArray(targets) ? targets : [value];
}

function idsOfItems(items: readonly unknown[], placeOf: (index: number) => string): Result<readonly string[]> {
	const ids: string[] = [];
	for (const [index, item] of items.entries()) {
		const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : item;
		if (typeof id !== 'string' || !uuid.test(id)) {
			return refuse(`${placeOf(index)} has no field id that is a token ID`);
		}

		ids.push(id);
	}

	return taken(ids);
}

/**
Parses a JSON text. The value is inside an object, because it may be null. Undefined when the text is not complete JSON.
*/
function parse(text: string): {readonly value: unknown} | undefined {
	try {
		return {value: JSON.parse(text)};
	} catch {
		return undefined;
	}
}

function taken(ids: readonly string[]): Result<readonly string[]> {
	return ids.length === 0 ? refuse('it holds no token ID') : {ok: true, value: [...new Set(ids.map(id => id.toLowerCase()))]};
}
