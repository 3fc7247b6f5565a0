import {parse} from 'smol-toml';

/**
The way from the whole file to a part of it, as keys and positions in lists: `['mute', 2, 'until']`.
*/
export type TomlPath = ReadonlyArray<string | number>;

/**
A part of a TOML text with its place, as offsets in UTF-16 units; `end` is exclusive.
*/
export type TomlPart = {
	readonly path: TomlPath;
	/**
	`header` is a line such as `[thresholds]` or `[[mute]]`, `value` is what stands behind `=` or in a list.
	*/
	readonly kind: 'header' | 'value';
	/**
	Where the key or the header begins; of a value in a list, where the value does.
	*/
	readonly from: number;
	/**
	Where the value begins; of a header the same as `from`.
	*/
	readonly start: number;
	readonly end: number;
};

const space = /(?:[\t\n\r ]|#[^\n]*)*/y;
const blanks = /[\t ]*/y;
const quoted = /"""(?:[^\\]|\\[\s\S])*?"{3,5}(?!")|'''[\s\S]*?'{3,5}(?!')|"(?:[^\n"\\]|\\.)*"|'[^\n']*'/y;
const bareKey = /[^\s"#'.=\]]+/y;
const bareValue = /[^\n\r#,\]}]+/y;

/**
Finds the headers, keys and values of a TOML text that smol-toml has accepted, because smol-toml gives the line of a mistake in the syntax, but not the lines of the values that it has read. In the order of the text.
*/
export function tomlParts(text: string): readonly TomlPart[] {
	return new Scanner(text).scan();
}

/**
The line, from 1, of the innermost part around a path: that of the part itself where it has one.
*/
export function lineOf(text: string, parts: readonly TomlPart[], path: TomlPath): number {
	let nearest: TomlPart | undefined;
	for (const part of parts) {
		const isAround = part.path.length <= path.length && part.path.every((key, index) => key === path[index]);
		if (isAround && (nearest === undefined || part.path.length > nearest.path.length)) {
			nearest = part;
		}
	}

	return text.slice(0, nearest?.from ?? 0).split('\n').length;
}

/**
The offset behind the line that the part before `offset` ends in, or the end of the text.
*/
export function lineEnd(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end === -1 ? text.length : end + 1;
}

class Scanner {
	readonly #text: string;
	readonly #parts: TomlPart[] = [];
	/**
	How many `[[…]]` headers each list of tables has so far, by its path.
	*/
	readonly #tables = new Map<string, number>();
	#position = 0;

	constructor(text: string) {
		this.#text = text;
	}

	#readHeader(): TomlPath {
		const from = this.#position;
		const isList = this.#text.startsWith('[[', from);
		this.#position += isList ? 2 : 1;
		const keys = this.#readKeys();
		this.#position += isList ? 2 : 1;
		let path: TomlPath = [];
		for (const [index, key] of keys.entries()) {
			path = [...path, key];
			const known = this.#tables.get(JSON.stringify(path));
			if (isList && index === keys.length - 1) {
				this.#tables.set(JSON.stringify(path), (known ?? 0) + 1);
				path = [...path, known ?? 0];
			} else if (known !== undefined) {
				path = [...path, known - 1];
			}
		}

		this.#add({
			path, kind: 'header', from, start: from,
		});
		return path;
	}

	#readPair(table: TomlPath): void {
		const from = this.#position;
		const path = [...table, ...this.#readKeys()];
		// The sign between key and value.
		this.#position++;
		this.#skip(blanks);
		this.#readValue(path, from);
	}

	#readKeys(): readonly string[] {
		const keys: string[] = [];
		for (;;) {
			this.#skip(blanks);
			const text = this.#take(quoted);
			keys.push(text === undefined ? this.#take(bareKey) ?? '' : Object.keys(parse(`${text} = 0`))[0] ?? '');
			this.#skip(blanks);
			if (this.#text[this.#position] !== '.') {
				return keys;
			}

			this.#position++;
		}
	}

	#readValue(path: TomlPath, from: number): void {
		const start = this.#position;
		const sign = this.#text[start];
		if (sign === '[' || sign === '{') {
			this.#position++;
			this.#readInside(path, sign);
		} else if (this.#take(quoted) === undefined) {
			this.#position += (this.#take(bareValue, {moves: false}) ?? '?').trimEnd().length;
		}

		this.#add({
			path, kind: 'value', from, start,
		});
	}

	/**
	Reads what stands between brackets or braces, and the closing sign.
	*/
	#readInside(path: TomlPath, sign: '[' | '{'): void {
		for (let index = 0; ;) {
			this.#skip(space);
			const next = this.#text[this.#position];
			if (next === undefined || ']}'.includes(next)) {
				this.#position++;
				return;
			}

			if (next === ',') {
				this.#position++;
			} else if (sign === '{') {
				this.#readPair(path);
			} else {
				this.#readValue([...path, index], this.#position);
				index++;
			}
		}
	}

	#add(part: Omit<TomlPart, 'end'>): void {
		this.#parts.push({...part, end: this.#position});
	}

	#skip(pattern: RegExp): void {
		this.#take(pattern);
	}

	/**
	The text that the pattern matches here, and moves behind it. Undefined where it does not match.
	*/
	#take(pattern: RegExp, {moves = true} = {}): string | undefined {
		pattern.lastIndex = this.#position;
		const [found] = pattern.exec(this.#text) ?? [];
		if (moves && found !== undefined) {
			this.#position += found.length;
		}

		return found;
	}

	scan(): readonly TomlPart[] {
		let table: TomlPath = [];
		for (;;) {
			this.#skip(space);
			if (this.#position >= this.#text.length) {
				return this.#parts;
			}

			if (this.#text[this.#position] === '[') {
				table = this.#readHeader();
			} else {
				this.#readPair(table);
			}
		}
	}
}
