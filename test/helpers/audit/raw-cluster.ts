import type {AuditInput} from '../../../source/audit/facts.js';

/**
A row of the list of tokens, as the service sends it: any JSON.
*/
export type RawToken = Readonly<Record<string, unknown>>;

/**
What an audit reads, with the tokens as the service sends them.
*/
export type RawCluster = Omit<AuditInput, 'tokens'> & {
	readonly rows: readonly RawToken[];
	/**
	The rows and the time of the last look, in ms since the epoch, from which `lastLook` is made.
	*/
	readonly before: {readonly at: number; readonly rows: readonly RawToken[]} | undefined;
	/**
	What was changed from this machine, from which `journal` is made.
	*/
	readonly changes: ReadonlyArray<{readonly id: string; readonly at: number; readonly grants: readonly RawGrant[]}>;
};

export const day = 24 * 60 * 60 * 1000;

export type RawGrant = {readonly action: string; readonly resource: string};

/**
The grants of a row. Undefined where some of them cannot be read.
*/
export function grantsOf(row: RawToken): readonly RawGrant[] | undefined {
	if (row.permissions === null) {
		return [];
	}

	if (!Array.isArray(row.permissions)) {
		return undefined;
	}

	const rows = row.permissions as readonly RawToken[];
	return rows.every(({action, resource}) => typeof action === 'string' && typeof resource === 'string') ? rows as unknown as readonly RawGrant[] : undefined;
}

/**
A time of a row in ms since the epoch: `never` where the service says that it is not set, and `unknown` where it cannot be read.
*/
export function timeOf(row: RawToken, field: 'createdAt' | 'expiresAt' | 'revokedAt'): number | 'never' | 'unknown' {
	const value = row[field];
	if (field !== 'createdAt' && [undefined, null, '1970-01-01T00:00:00Z'].includes(value as string)) {
		return 'never';
	}

	const time = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(time) ? 'unknown' : time;
}

/**
The status of a row at a time in ms since the epoch.
*/
export function rawStatus(row: RawToken, now: number): 'revoked' | 'unknown' | 'expired' | 'suspended' | 'active' {
	const revoked = timeOf(row, 'revokedAt');
	if (typeof revoked === 'number') {
		return 'revoked';
	}

	const expires = timeOf(row, 'expiresAt');
	if (revoked === 'unknown' || expires === 'unknown') {
		return 'unknown';
	}

	const isMayBeSuspended = hasMark(row) && !hasReadableGrant(row);
	if (isMayBeSuspended && grantsOf(row) === undefined) {
		return 'unknown';
	}

	if (typeof expires === 'number' && expires <= now) {
		return 'expired';
	}

	return isMayBeSuspended ? 'suspended' : 'active';
}

function hasReadableGrant({permissions}: RawToken): boolean {
	return Array.isArray(permissions) && (permissions as readonly RawToken[]).some(({action, resource}) => typeof action === 'string' && typeof resource === 'string');
}

/**
Whether the description of a row ends with the mark of a suspension.
*/
export function hasMark({description}: RawToken): boolean {
	return typeof description === 'string' && / \[suspended \d{4}-\d\d-\d\d\]$/.test(description);
}

/**
Whether the token is neither revoked nor expired, as far as that is known.
*/
export function isStanding(row: RawToken, {now}: RawCluster): boolean {
	return !['revoked', 'expired'].includes(rawStatus(row, now));
}

/**
The grants of a row that stands and whose grants can be read. None for another row.
*/
export function standingGrants(row: RawToken, cluster: RawCluster): readonly RawGrant[] {
	return isStanding(row, cluster) ? grantsOf(row) ?? [] : [];
}
