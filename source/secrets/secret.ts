import {inspect} from 'node:util';

const replacement = '[secret]';

const made = new Set<string>();

/**
The values of every secret that this process has held. For what must keep them out whatever they look like: the environment of other programs, and the words about an error of this program's own.
*/
export function secretsInUse(): readonly string[] {
	return [...made];
}

/**
A management token or a database token's secret. Whatever prints it prints `[secret]`; only `reveal()` gives the value, and only the wire and a deliberate hand-over call that.
*/
export class Secret {
	readonly #value: string;

	constructor(value: string) {
		this.#value = value;
		made.add(value);
	}

	reveal(): string {
		return this.#value;
	}

	toString(): string {
		return replacement;
	}

	// eslint-disable-next-line @typescript-eslint/naming-convention -- JSON.stringify calls it by this name
	toJSON(): string {
		return replacement;
	}

	[inspect.custom](): string {
		return replacement;
	}
}
