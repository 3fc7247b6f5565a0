import process from 'node:process';
import {setImmediate as turn} from 'node:timers/promises';
import {ArrayReader} from './array-reader.js';
import type {Call} from './exchange.js';
import {jsonOf} from './parse-json.js';
import type {BodyReader} from './send-streamed.js';
import {keepYoungGenerationSmall} from './keep-young-generation-small.js';
import {isTokenList, noTokenProblem, TokenList} from './token-list.js';
import {tokenListSchema} from './token-schema.js';
import type {DatabaseToken, ListOptions} from './types.js';
import {validate, type Validated} from './validate.js';

// In bytes. A shorter list leaves no garbage that matters, and V8 would have made the young generation larger before a longer one.
const longList = 1024 * 1024;

// In milliseconds. Keys wait no longer than this for the next turn of the event loop.
const longestTurn = 10;

/**
The call that lists the tokens of a cluster. The list is read while it arrives, because it may be longer than the memory that the program should take.
*/
export function tokenListCall(options: ListOptions = {}): Call<readonly DatabaseToken[]> {
	return {
		method: 'GET',
		path: '/tokens',
		subject: 'cluster',
		read: jsonOf(tokenListSchema),
		openReader: () => new TokenListReader(options),
	};
}

// In milliseconds. `performance` would make Node load its measuring tools.
const runtime = (): number => process.uptime() * 1000;

class TokenListReader implements BodyReader<readonly DatabaseToken[]> {
	readonly #array = new ArrayReader();
	readonly #list: TokenList;
	readonly #options: ListOptions;
	#hasToken = false;
	#arrived = 0;
	#turnAt = runtime();

	constructor(options: ListOptions) {
		this.#list = new TokenList(options.known, options.sources);
		this.#options = options;
	}

	#add(rows: readonly unknown[]): void {
		// An empty batch holds no token either.
		this.#hasToken ||= rows.length > 0 && isTokenList(rows);
		this.#list.add(rows);
	}

	async take(piece: Uint8Array): Promise<void> {
		const rows = this.#array.take(piece);
		this.#arrived += piece.length;
		if (this.#arrived >= longList) {
			keepYoungGenerationSmall();
		}

		if (rows.length > 0) {
			this.#add(rows);
			this.#options.onArrival?.(this.#list.soFar);
		}

		if (runtime() - this.#turnAt < longestTurn) {
			return;
		}

		await turn();
		this.#turnAt = runtime();
	}

	async end(): Promise<Validated<readonly DatabaseToken[]>> {
		const rest = this.#array.end();
		if (!rest.ok) {
			return rest;
		}

		if (!Array.isArray(rest.value)) {
			return validate(tokenListSchema, rest.value, 'the body');
		}

		this.#add(rest.value);
		return !this.#hasToken && this.#list.soFar.tokens.length > 0 ? {ok: false, problem: `the body ${noTokenProblem}`} : {ok: true, value: this.#list.tokens()};
	}
}
