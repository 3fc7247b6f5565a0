import {nearestName} from '../../tokens/text/nearest-name.js';
import {
	lineOf,
	tomlParts,
	type TomlPart,
	type TomlPath,
} from './toml-parts.js';

const most = 10;
const longestShown = 40; // UTF-16 units

/**
Gathers what is wrong with a policy file, so that a person can correct all of it at once.
*/
export class PolicyMistakes {
	readonly #source: string;
	readonly #text: string;
	readonly #found: Array<{readonly path: TomlPath; readonly words: string}> = [];
	#parts: readonly TomlPart[] | undefined;

	/**
	`source` is how sentences name the file, `text` is its text.
	*/
	constructor(source: string, text: string) {
		this.#source = source;
		this.#text = text;
	}

	/**
	Notes that the value at a path is none of those that it may be. `accepts` follows "takes".
	*/
	wrongValue(path: TomlPath, accepts: string, value: unknown): void {
		this.add(path, `${keyWords(path)} takes ${accepts}, not ${shown(value)}`);
	}

	/**
	Notes a key that the table at a path does not have, and names the nearest of those that it has.
	*/
	unknownKey(path: TomlPath, known: readonly string[]): void {
		const key = String(path.at(-1));
		const table = keyWords(path.slice(0, -1));
		this.add(path, `${table === '' ? 'a policy' : table} has no key ${key}. ${suggestion(key, known) ?? `Its keys are ${known.join(', ')}`}`);
	}

	/**
	Notes the ID of a rule that there is not.
	*/
	unknownRule(path: TomlPath, id: string, known: readonly string[]): void {
		this.add(path, `${keyWords(path)} names the rule ${shown(id)}, which there is not. ${suggestion(id, known) ?? 'audit --init-policy lists the rules'}`);
	}

	/**
	Notes that the table at a path lacks a key that it must have.
	*/
	missingKey(path: TomlPath, key: string, accepts: string): void {
		this.add(path, `${keyWords(path)} needs the key ${key}, which takes ${accepts}`);
	}

	/**
	Notes a mistake in words: a sentence without its end, which begins with the key.
	*/
	add(path: TomlPath, words: string): void {
		this.#found.push({path, words});
	}

	/**
	One sentence for each mistake, at most ten, in the order of the file. Raw text of the file.
	*/
	sentences(): readonly string[] {
		this.#parts ??= tomlParts(this.#text);
		const parts = this.#parts;
		const sentences = this.#found
			.map(({path, words}) => ({line: lineOf(this.#text, parts, path), words}))
			.toSorted((left, right) => left.line - right.line)
			.map(({line, words}) => `${this.#source}, line ${line}: ${words}${/[.?]$/.test(words) ? '' : '.'}`);
		const left = sentences.length - most;
		return left > 0 ? [...sentences.slice(0, most), `${this.#source} has ${left} more ${left === 1 ? 'mistake' : 'mistakes'}.`] : sentences;
	}
}

/**
A path as a person reads it: `thresholds.old_after_days`. Positions in lists are left out, because the line says which.
*/
function keyWords(path: TomlPath): string {
	return path.filter(key => typeof key === 'string').join('.');
}

function suggestion(name: string, known: readonly string[]): string | undefined {
	const nearest = nearestName(name, known);
	return nearest && `Did you mean ${nearest}?`;
}

function shown(value: unknown): string {
	if (typeof value === 'string') {
		return JSON.stringify(value.length > longestShown ? `${value.slice(0, longestShown)}...` : value);
	}

	if (value instanceof Date) {
		return value.toISOString();
	}

	if (typeof value === 'number' || typeof value === 'boolean') {
		return String(value);
	}

	return Array.isArray(value) ? 'a list' : 'a table';
}
