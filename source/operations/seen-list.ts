import type {DatabaseToken} from '../api/types.js';
import {hasUsableId, isPossiblyOf} from '../tokens/why-odd.js';
import type {Moment} from './moment.js';

/**
A list of all tokens, and what it tells about single tokens.
*/
export class SeenList {
	readonly #tokens: ReadonlyMap<string, DatabaseToken>;
	readonly #rowsWithoutId: readonly DatabaseToken[];

	/**
	`seenAt` is when its request was sent: the list may be as old as that.
	*/
	constructor(tokens: readonly DatabaseToken[], readonly seenAt: Moment, readonly serverTime: Date | undefined) {
		this.#tokens = new Map(tokens.map(token => [token.id.toLowerCase(), token]));
		this.#rowsWithoutId = tokens.filter(token => !hasUsableId(token));
	}

	/**
	The token's row, if it can be read whole. Undefined for a token that the list does not have, and for one whose row is odd, as are two rows with the same id.
	*/
	tokenOf(id: string): DatabaseToken | undefined {
		const token = this.#tokens.get(id.toLowerCase());
		return token?.oddities === undefined ? token : undefined;
	}

	/**
	Whether no row is the token's or may be it.
	*/
	isWithout(id: string): boolean {
		return !this.#tokens.has(id.toLowerCase()) && this.#rowsWithoutId.every(row => !isPossiblyOf(row, id));
	}

	/**
	The ids of the live tokens that can be read whole, in lower case.
	*/
	liveIds(): readonly string[] {
		return this.#tokens.entries().filter(([, {oddities, revokedAt}]) => oddities === undefined && revokedAt === undefined).map(([id]) => id).toArray();
	}

	/**
	Whether the list has all of these ids, which are in lower case.
	*/
	hasAll(ids: readonly string[]): boolean {
		return ids.every(id => this.#tokens.has(id));
	}
}
