import {inspect} from 'node:util';

const replacement = '[secret]';

/**
A management token or a database token's secret. Whatever prints it prints `[secret]`; only `reveal()` gives the value, and only the wire and a deliberate hand-over call that.
*/
export class Secret {
	readonly #value: string;

	constructor(value: string) {
		this.#value = value;
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
