import {inspect} from 'node:util';
import {tokenEndOf} from './life/token-end.js';

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
	readonly #endsAt: number | undefined;

	/**
	`endsAt` is when the secret ends, in ms since the epoch, where the service that gave it has said so.
	*/
	constructor(value: string, {endsAt}: {readonly endsAt?: number | undefined} = {}) {
		this.#value = value;
		const ends = [endsAt, tokenEndOf(value)].filter(end => end !== undefined);
		this.#endsAt = ends.length === 0 ? undefined : Math.min(...ends);
		made.add(value);
	}

	/**
	When the secret ends, in ms since the epoch: as its giver has said, or as the `exp` of a JSON Web Token says, whichever is earlier. Undefined where neither is known.
	*/
	get endsAt(): number | undefined {
		return this.#endsAt;
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
