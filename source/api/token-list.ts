import {isDeepStrictEqual} from 'node:util';
import {isUnset} from './date-time.js';
import {KnownTokens} from './known-tokens.js';
import {asListedTwice, toOddToken} from './odd-token.js';
import {createSharing} from './create-sharing.js';
import type {SourceOptions} from './source-options.js';
import type {Arrived, DatabaseToken} from './types.js';
import {isWellFormed, type WellFormedToken} from './well-formed-token.js';
import {withoutSecret} from './without-secret.js';

function toDatabaseToken(token: WellFormedToken): DatabaseToken {
	// By its documents the service sends a secret only when it creates the token. If it ever sends one here, the secret is dropped and reaches no list, journal or export.
	const {permissions, expiresAt, revokedAt, accountId, clusterId, accessToken: _, oddities: _oddities, oddFields: _oddFields, ...rest} = token;
	return {
		...rest,
		permissions: permissions ?? [],
		...(expiresAt && !isUnset(expiresAt) && {expiresAt}),
		...(revokedAt && !isUnset(revokedAt) && {revokedAt}),
		...(typeof accountId === 'string' && {accountId}),
		...(typeof clusterId === 'string' && {clusterId}),
	};
}

/**
Whether `toDatabaseToken` would change nothing.
*/
function isDatabaseToken(token: WellFormedToken): token is WellFormedToken & DatabaseToken {
	const {permissions, expiresAt, revokedAt, accountId, clusterId, accessToken} = token;
	return permissions !== null && accountId !== null && clusterId !== null && accessToken === undefined
		// `oddities` and `oddFields` are set by this program only: fields of these names from the service are dropped.
		&& !('oddities' in token) && !('oddFields' in token)
		&& (expiresAt === undefined || (expiresAt !== null && !isUnset(expiresAt)))
		&& (revokedAt === undefined || (revokedAt !== null && !isUnset(revokedAt)));
}

function fromWellFormed(token: WellFormedToken): DatabaseToken {
	return isDatabaseToken(token) ? token : toDatabaseToken(token);
}

/**
Reads one token from the service, whole or with `oddities`. `number` is its place in the list, from 1.
*/
export function readToken(row: unknown, number?: number): DatabaseToken {
	return isWellFormed(row) ? fromWellFormed(row) : toOddToken(row, number);
}

/**
Reads the tokens of a list, one from each row. Equal rows become one token. Rows with the same id and different contents all get `oddities`; the case of the id does not matter.
*/
export function readTokenList(rows: readonly unknown[]): readonly DatabaseToken[] {
	const list = new TokenList();
	list.add(rows);
	return list.tokens();
}

/**
The same for a list whose rows arrive in batches. It may change the rows that it is given: equal parts of tokens are shared.

Where a token is equal to one of `known`, an earlier list of the same cluster, the earlier object is used. If the whole list is equal, `known` itself is the result, so that a comparison of two references shows that nothing has changed.

`sources` takes each token's row as the service sent it.
*/
export class TokenList {
	readonly #known: KnownTokens | undefined;
	readonly #sources: SourceOptions['sources'];
	readonly #share = createSharing();
	readonly #tokens: DatabaseToken[] = [];
	// Of the tokens that are not in the earlier list.
	readonly #newIds = new Set<string>();
	#newCount = 0;
	#hasLowerCaseIds = true;

	constructor(known?: readonly DatabaseToken[], sources?: SourceOptions['sources']) {
		this.#sources = sources;
		this.#known = known && new KnownTokens(known);
	}

	#read(row: unknown): DatabaseToken {
		if (!isWellFormed(row)) {
			this.#hasLowerCaseIds = false;
			return toOddToken(row, this.#tokens.length + 1);
		}

		return fromWellFormed(row);
	}

	/**
	Whether every id is there once, in any case. Every token of the earlier list is used at most once.
	*/
	#isEachIdOnce(): boolean {
		if (!this.#hasLowerCaseIds) {
			return new Set(this.#tokens.map(({id}) => id.toLowerCase())).size === this.#tokens.length;
		}

		if (this.#newIds.size < this.#newCount) {
			return false;
		}

		return this.#newCount === this.#tokens.length || this.#newCount === 0
			|| this.#tokens.filter(({id}) => this.#newIds.has(id)).length === this.#newCount;
	}

	/**
	What was added so far.
	*/
	get soFar(): Arrived {
		return {tokens: this.#tokens, isKnown: this.#known?.isBeginning(this.#tokens.length) ?? false};
	}

	/**
	Adds the next rows of the list.
	*/
	add(rows: readonly unknown[]): void {
		for (const row of rows) {
			const token = this.#read(row);
			const known = this.#known?.find(token);
			this.#sources?.set(known ?? token, withoutSecret(row));
			if (known) {
				this.#tokens.push(known);
			} else {
				this.#share(token);
				this.#tokens.push(token);
				this.#newIds.add(token.id);
				this.#newCount++;
			}
		}
	}

	/**
	The tokens of all rows, in the order of the service.
	*/
	tokens(): readonly DatabaseToken[] {
		const tokens = this.#isEachIdOnce() ? this.#tokens : mergeRows(this.#tokens, this.#sources);
		return this.#known?.wholeList(tokens) ?? tokens;
	}
}

function mergeRows(tokens: readonly DatabaseToken[], sources: SourceOptions['sources']): readonly DatabaseToken[] {
	const differing = Map.groupBy(tokens, ({id}) => id.toLowerCase());
	for (const [id, same] of differing) {
		const distinct = same.filter((token, index) => same.findIndex(other => isDeepStrictEqual({...token, id}, {...other, id})) === index);
		const merged = distinct.length > 1 ? [...asListedTwice(distinct, isDeepStrictEqual)] : distinct;
		for (const [index, token] of merged.entries()) {
			sources?.set(token, sources.get(distinct[index]!));
		}

		differing.set(id, merged);
	}

	return differing.values().toArray().flat();
}

/**
What is wrong with a list that `isTokenList` refuses, as the end of a sentence.
*/
export const noTokenProblem = 'holds no token: no row has an ID';

/**
Whether a list holds tokens: it is empty, or at least one row has an id. A list of anything else comes from another service.
*/
export function isTokenList(rows: readonly unknown[]): boolean {
	return rows.length === 0 || rows.some(row => {
		const id = (row as {readonly id?: unknown} | undefined)?.id;
		return typeof id === 'string' && id !== '';
	});
}
