import {inspect} from 'node:util';

const replacement = '[secret]';

const made = new Set<string>();

/**
The values of all secrets that this process has held. Two places must keep them out, even those that do not look like a token: the environment of other programs, and the words about an error of this program's own.
*/
export function secretsInUse(): readonly string[] {
	return [...made];
}

/**
A management token or a database token's secret. It is printed as `[secret]` everywhere; only `reveal()` gives the value, and only code that sends it, hides it or hands it over on purpose calls that.
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
