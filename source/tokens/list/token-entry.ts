import type {DatabaseToken} from '../../api/types.js';
import {databasesCell, unknownDatabasesCell} from '../grants/databases-cell.js';
import {statusBeforeExpiry, type TokenStatus} from '../status.js';
import {foldText} from '../text/fold-text.js';
import {parseTime} from '../time/parse-time.js';
import {hasUnknownGrants} from '../why-odd.js';

/**
A permission in the form that the filter compares: `action` and `database` folded by `foldText`, and the name of the database as the service sent it. Entries share equal ones to save memory.
*/
export type FoldedGrant = {
	readonly action: string;
	readonly database: string;
	readonly exactDatabase: string;
	/**
	Its place among the different grants of the load, from 0.
	*/
	readonly number: number;
};

/**
A token with everything that the list needs. The times and the status, which the filter and the sort of 100,000 tokens compare, are computed once for each load. What a row needs is computed when the row is shown.
*/
export class TokenEntry {
	/**
	Milliseconds since the epoch; undefined when the service sent no time that can be read.
	*/
	readonly createdMs: number | undefined;
	/**
	Milliseconds since the epoch; undefined for a token that never expires, and for one whose expiry cannot be read (`hasUnknownExpiry`).
	*/
	readonly expiresMs: number | undefined;
	readonly statusBeforeExpiry: Exclude<TokenStatus, 'expired'>;
	/**
	`position` is its position in the service's answer, from 0.
	*/
	constructor(readonly token: DatabaseToken, readonly position: number, readonly grants: readonly FoldedGrant[]) {
		this.createdMs = parseTime(token.createdAt);
		this.expiresMs = token.expiresAt === undefined ? undefined : parseTime(token.expiresAt);
		this.statusBeforeExpiry = statusBeforeExpiry(token);
	}

	/**
	The description in the form that the filter compares. It is made at each reading: the filter reads those of 100,000 tokens once, and they would take memory for the rest of the run.
	*/
	get foldedDescription(): string {
		return foldText(this.token.description);
	}

	/**
	The same of the ID.
	*/
	get foldedId(): string {
		// A UUID is ASCII, which needs no normalization.
		return this.token.oddities === undefined ? this.token.id.toLowerCase() : foldText(this.token.id);
	}

	/**
	The text of the Databases column. Raw text of the service.
	*/
	get databases(): string {
		const {permissions} = this.token;
		return hasUnknownGrants(this.token) ? unknownDatabasesCell(permissions) : databasesCell(permissions);
	}
}

/**
The same as `statusOf` of the entry's token, without parsing its times again. A list asks for it often, because tokens expire while it is on the screen.
*/
export function statusAt(entry: TokenEntry, now: number): TokenStatus {
	return entry.expiresMs !== undefined && entry.expiresMs <= now && entry.statusBeforeExpiry !== 'revoked' && entry.statusBeforeExpiry !== 'unknown'
		? 'expired'
		: entry.statusBeforeExpiry;
}
