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

function grantDifferences(asked: readonly Permission[], made: readonly Permission[]): readonly string[] {
	const missing = without(asked, made);
	const extra = without(made, asked);
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

function expiryDifferences(asked: string | undefined, made: string | undefined): readonly string[] {
	if (made === undefined) {
		return asked === undefined ? [] : [`never expires; asked for ${timeInWords(asked)}`];
	}

	if (asked === undefined) {
		return [`expires ${timeInWords(made)}; asked for never`];
	}

	const time = secondOf(made);
	return time !== undefined && time === secondOf(asked) ? [] : [`expires ${timeInWords(made)}; asked for ${timeInWords(asked)}`];
}

/**
How a token that a service has just made differs from what it was asked for, a sentence part each: `never expires; asked for 2027-02-23T12:00:00Z`. Empty where it is as asked.

Descriptions are compared byte for byte, grants as sets, expirations to the second. A token that is revoked, or has expired at `now` (milliseconds since the epoch, by the service's clock where that is known), differs too. Raw text of the service.
*/
export function differencesFromAsked(asked: NewToken, made: DatabaseToken, now: number): readonly string[] {
	const expiresAt = made.expiresAt === undefined ? undefined : parseTime(made.expiresAt);
	const createdAt = parseTime(made.createdAt) ?? -Infinity;
	const isBornExpired = expiresAt !== undefined && (expiresAt <= now || expiresAt <= createdAt);
	return [
		...(made.oddities ?? []).map(oddity => `cannot be read whole: ${oddity}`),
		...(made.revokedAt === undefined ? [] : [`is revoked, since ${timeInWords(made.revokedAt)}`]),
		...(isBornExpired ? [`has expired already, ${timeInWords(made.expiresAt ?? '')}`] : []),
		...expiryDifferences(asked.expiresAt, made.expiresAt),
		...grantDifferences(asked.permissions, made.permissions),
		...(made.description === asked.description ? [] : [`is called "${made.description}"; asked for "${asked.description}"`]),
	];
}
