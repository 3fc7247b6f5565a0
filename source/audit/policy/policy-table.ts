import type {PolicyMistakes} from './policy-mistakes.js';
import type {TomlPath} from './toml-parts.js';

/**
A table of a policy file, which notes each mistake in it.
*/
export class PolicyTable {
	readonly #path: TomlPath;
	readonly #values: ReadonlyMap<string, unknown>;
	readonly #mistakes: PolicyMistakes;

	/**
	`value` is what the file has at the path; undefined is an empty table. Keys other than `keys` are mistakes; undefined allows any.
	*/
	constructor(value: unknown, {path, keys, mistakes}: {readonly path: TomlPath; readonly keys: readonly string[] | undefined; readonly mistakes: PolicyMistakes}) {
		this.#path = path;
		this.#mistakes = mistakes;
		if (value !== undefined && !isTable(value)) {
			mistakes.wrongValue(path, 'a table', value);
		}

		this.#values = new Map(isTable(value) ? Object.entries(value) : []);
		for (const key of this.#values.keys()) {
			if (keys && !keys.includes(key)) {
				mistakes.unknownKey([...path, key], keys);
			}
		}
	}

	get keys(): readonly string[] {
		return this.#values.keys().toArray();
	}

	/**
	The path of a key, for a mistake.
	*/
	pathOf(key: string): TomlPath {
		return [...this.#path, key];
	}

	raw(key: string): unknown {
		return this.#values.get(key);
	}

	/**
	The value of a key where `accepts` and `read` take it: `read` gives undefined for a value that it does not take. Undefined where the key is absent, or has a mistake.
	*/
	read<Value>(key: string, accepts: string, read: (value: unknown) => Value | undefined): Value | undefined {
		const value = this.#values.get(key);
		const taken = value === undefined ? undefined : read(value);
		if (value !== undefined && taken === undefined) {
			this.#mistakes.wrongValue(this.pathOf(key), accepts, value);
		}

		return taken;
	}

	/**
	The same for a key that must be there.
	*/
	need<Value>(key: string, accepts: string, read: (value: unknown) => Value | undefined): Value | undefined {
		if (!this.#values.has(key)) {
			this.#mistakes.missingKey(this.#path, key, accepts);
		}

		return this.read(key, accepts, read);
	}

	/**
	The items of a list, each with its path. Without the key the list is empty.
	*/
	list(key: string, accepts: string): ReadonlyArray<{readonly path: TomlPath; readonly value: unknown}> {
		const values = this.read(key, accepts, value => Array.isArray(value) ? value as readonly unknown[] : undefined) ?? [];
		return values.map((value, index) => ({path: [...this.pathOf(key), index], value}));
	}
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
