import type {DatabaseToken, NewToken, Permission} from '../api/types.js';
import {allDatabases} from './grants/known-databases.js';
import {isoSeconds, parseTime} from './time/parse-time.js';
import {grantKey} from './grants/permission-key.js';

const second = 1000; // Milliseconds

function inWords({action, resource}: Permission): string {
	return `${action || 'no action'} on ${resource === allDatabases ? 'all databases' : resource || 'no database'}`;
}

function listInWords(permissions: readonly Permission[]): string {
	return permissions.map(permission => inWords(permission)).join(', ');
}

function without(permissions: readonly Permission[], others: readonly Permission[]): readonly Permission[] {
	const keys = new Set(others.map(permission => grantKey(permission)));
	const found = permissions.filter(permission => !keys.has(grantKey(permission)));
	return new Map(found.map(permission => [grantKey(permission), permission])).values().toArray();
}

function grantDifferences(requested: readonly Permission[], made: readonly Permission[]): readonly string[] {
	const missing = without(requested, made);
	const extra = without(made, requested);
	return [
		...(missing.length > 0 ? [made.length === 0 ? 'has no grants' : `lacks ${listInWords(missing)}`] : []),
		...(extra.length > 0 ? [`has ${listInWords(extra)}, which was not asked for`] : []),
	];
}

function timeInWords(text: string): string {
	const time = parseTime(text);
	return time === undefined ? `at "${text}", which is no time` : isoSeconds(new Date(time));
}

function secondOf(text: string): number | undefined {
	const time = parseTime(text);
	return time === undefined ? undefined : Math.floor(time / second);
}

function expiryDifferences(requested: string | undefined, made: string | undefined): readonly string[] {
	if (made === undefined) {
		return requested === undefined ? [] : [`never expires; asked for ${timeInWords(requested)}`];
	}

	if (requested === undefined) {
		return [`expires ${timeInWords(made)}; asked for never`];
	}

	const time = secondOf(made);
	return time !== undefined && time === secondOf(requested) ? [] : [`expires ${timeInWords(made)}; asked for ${timeInWords(requested)}`];
}

/**
How a token that the service has just made differs from the requested one. Each text is a part of a sentence: `never expires; asked for 2027-02-23T12:00:00Z`. Empty when it does not differ.

Descriptions are compared byte for byte, grants as sets, expiries to the second. A token also differs when it is revoked or has already expired at `now`, which is in milliseconds since the epoch, by the service's clock if that is known. Raw text of the service.
*/
export function differencesFromRequest(requested: NewToken, made: DatabaseToken, now: number): readonly string[] {
	const expiresAt = made.expiresAt === undefined ? undefined : parseTime(made.expiresAt);
	const createdAt = parseTime(made.createdAt) ?? -Infinity;
	const isBornExpired = expiresAt !== undefined && (expiresAt <= now || expiresAt <= createdAt);
	return [
		...(made.oddities ?? []).map(oddity => `cannot be read whole: ${oddity}`),
		...(made.revokedAt === undefined ? [] : [`is revoked, since ${timeInWords(made.revokedAt)}`]),
		...(isBornExpired ? [`has expired already, ${timeInWords(made.expiresAt ?? '')}`] : []),
		...expiryDifferences(requested.expiresAt, made.expiresAt),
		...grantDifferences(requested.permissions, made.permissions),
		...(made.description === requested.description ? [] : [`is called "${made.description}"; asked for "${requested.description}"`]),
	];
}
