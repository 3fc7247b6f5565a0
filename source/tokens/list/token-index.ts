import type {DatabaseToken} from '../../api/types.js';
import {databasesCell, unknownDatabasesCell} from '../grants/databases-cell.js';
import {parseTime} from '../time/parse-time.js';
import {foldText} from '../text/fold-text.js';
import {hasUnknownGrants} from '../why-odd.js';
import {statusBeforeExpiry, type TokenStatus} from '../status.js';

/**
A permission in the form that the filter compares: `action` and `database` folded by `foldText`, and the name of the database as the service sent it. Entries share equal ones to save memory.
*/
export type FoldedGrant = {
	readonly action: string;
	readonly database: string;
	readonly exactDatabase: string;
};

/**
A token with everything that the list needs, computed once for each load. The same token has the same entry as long as its index exists.
*/
export type TokenEntry = {
	readonly token: DatabaseToken;
	/**
	Its position in the service's answer, from 0.
	*/
	readonly position: number;
	/**
	Description, id and database names, folded, with `haystackSeparator` between.
	*/
	readonly haystack: string;
	readonly grants: readonly FoldedGrant[];
	/**
	The text of the Databases column. Raw text of the service.
	*/
	readonly databases: string;
	/**
	Milliseconds since the epoch; undefined when the service sent no time that can be read.
	*/
	readonly createdMs: number | undefined;
	/**
	Milliseconds since the epoch; undefined for a token that never expires, and for one whose expiry cannot be read (`hasUnknownExpiry`).
	*/
	readonly expiresMs: number | undefined;
	readonly statusBeforeExpiry: Exclude<TokenStatus, 'expired'>;
};

/**
The tokens of one load, prepared by `indexTokens` for searching and sorting.
*/
export type TokenIndex = {
	/**
	In the order of the service's answer.
	*/
	readonly entries: readonly TokenEntry[];
	/**
	When the tokens that were not revoked expire, in ms since the epoch, the earliest first. Tokens that never expire and tokens of unknown status are left out.
	*/
	readonly expiries: readonly number[];
	/**
	How many tokens are not revoked, as far as the service says so.
	*/
	readonly unrevokedCount: number;
	/**
	How many tokens have oddities.
	*/
	readonly oddCount: number;
	/**
	The orders that were used so far, so that a key typed into the filter does not sort again.
	*/
	readonly orders: Map<string, RememberedOrder>;
};

export type RememberedOrder = {
	/**
	How many tokens had expired when the order was made; undefined for an order that does not depend on it.
	*/
	readonly expiredCount: number | undefined;
	readonly positions: Uint32Array;
	/**
	The tokens' ids in this order.
	*/
	readonly ids: readonly string[];
};

/**
The separator between the fields of a haystack. A search for text that holds it has to look into each field.
*/
export const haystackSeparator = '\n';

/**
Gives a function that makes the entries of one load. These entries share equal grants.
*/
function createEntryMaker(): (token: DatabaseToken, position: number) => TokenEntry {
	const grantsByResource = new Map<string, Map<string, FoldedGrant>>();

	function foldedGrant(action: string, resource: string): FoldedGrant {
		let grants = grantsByResource.get(resource);
		if (!grants) {
			grants = new Map();
			grantsByResource.set(resource, grants);
		}

		let grant = grants.get(action);
		if (!grant) {
			grant = {action: foldText(action), database: foldText(resource), exactDatabase: resource};
			grants.set(action, grant);
		}

		return grant;
	}

	return (token, position) => {
		const grants = token.permissions.map(({action, resource}) => foldedGrant(action, resource));
		const names = new Set(grants.map(grant => grant.database));
		return {
			token,
			position,
			haystack: [foldText(token.description), foldText(token.id), ...names].join(haystackSeparator),
			grants,
			databases: hasUnknownGrants(token) ? unknownDatabasesCell(token.permissions) : databasesCell(token.permissions),
			createdMs: parseTime(token.createdAt),
			expiresMs: token.expiresAt === undefined ? undefined : parseTime(token.expiresAt),
			statusBeforeExpiry: statusBeforeExpiry(token),
		};
	};
}

/**
The same as `statusOf` of the entry's token, without parsing its times again. A list asks for it often, because tokens expire while it is on the screen.
*/
export function statusAt(entry: TokenEntry, now: number): TokenStatus {
	return entry.expiresMs !== undefined && entry.expiresMs <= now && entry.statusBeforeExpiry !== 'revoked' && entry.statusBeforeExpiry !== 'unknown'
		? 'expired'
		: entry.statusBeforeExpiry;
}

/**
Prepares the tokens of one load for searching and sorting. 100,000 tokens take some tenths of a second, so call it once for each load.
*/
export function indexTokens(tokens: readonly DatabaseToken[]): TokenIndex {
	const entries = tokens.map(createEntryMaker());
	const unrevoked = entries.filter(entry => entry.statusBeforeExpiry !== 'revoked');
	return {
		entries,
		expiries: unrevoked
			.filter(entry => entry.statusBeforeExpiry !== 'unknown')
			.map(entry => entry.expiresMs)
			.filter(expiresMs => expiresMs !== undefined)
			.toSorted((left, right) => left - right),
		unrevokedCount: unrevoked.length,
		oddCount: entries.filter(({token}) => token.oddities !== undefined).length,
		orders: new Map(),
	};
}

/**
How many tokens that are not revoked have expired at `now`, in ms since the epoch. Uses binary search.
*/
export function expiredCount({expiries}: TokenIndex, now: number): number {
	let low = 0;
	let high = expiries.length;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (expiries[middle]! <= now) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
}
