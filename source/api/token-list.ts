import {isDeepStrictEqual} from 'node:util';
import {isUnset} from './date-time.js';
import {asListedTwice, toOddToken} from './odd-token.js';
import type {DatabaseToken} from './types.js';
import {isWellFormed, type WellFormedToken} from './well-formed-token.js';

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
	let hasLowerCaseIds = true;
	const tokens = rows.map((row, index) => {
		if (isWellFormed(row)) {
			return fromWellFormed(row);
		}

		hasLowerCaseIds = false;
		return toOddToken(row, index + 1);
	});
	// Every id is usually there once. A map of tokens would take three times as long, and so does lowering the case of every id.
	if (new Set(tokens.map(({id}) => hasLowerCaseIds ? id : id.toLowerCase())).size === tokens.length) {
		return tokens;
	}

	const differing = Map.groupBy(tokens, ({id}) => id.toLowerCase());
	for (const [id, same] of differing) {
		const distinct = same.filter((token, index) => same.findIndex(other => isDeepStrictEqual({...token, id}, {...other, id})) === index);
		differing.set(id, distinct.length > 1 ? [...asListedTwice(distinct, isDeepStrictEqual)] : distinct);
	}

	return differing.values().toArray().flat();
}

/**
Whether a list holds tokens: it is empty, or at least one row has an id. A list of anything else comes from another service.
*/
export function isTokenList(rows: readonly unknown[]): boolean {
	return rows.length === 0 || rows.some(row => {
		const id = (row as {readonly id?: unknown} | undefined)?.id;
		return typeof id === 'string' && id !== '';
	});
}
