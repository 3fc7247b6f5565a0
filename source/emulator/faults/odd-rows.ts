import type {DatabaseToken} from '../../api/types.js';
import {coarseTimestamp, fineTimestamp} from '../clock.js';

/**
A row of the token list that may break the documented schema.
*/
export type OddRow = {
	readonly id: string;
	readonly [field: string]: unknown;
};

/**
A second row for the token `id`. `fields` replace those of the token.
*/
export type RepeatedRow = {readonly id: string; readonly fields: Readonly<Record<string, unknown>>};

const day = 86_400 * 1e6;
const idOf = (number: number): string => `0dd00000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/**
The fields with which each odd row differs from an ordinary one, and a description of what is odd. `undefined` removes a field.
*/
const fieldsOf = (now: number): ReadonlyArray<readonly [what: string, fields: Readonly<Record<string, unknown>>]> => {
	const later = coarseTimestamp(now + (400 * day)).slice(0, 10);
	const earlier = coarseTimestamp(now - (5 * day)).slice(0, 10);
	return [
		['a permission without an action', {permissions: [{resource: 'sensors'}]}],
		['a permission without a resource', {permissions: [{action: 'write'}]}],
		['an empty permission', {permissions: [{}]}],
		['permissions are an object', {permissions: {}}],
		['permissions are null', {permissions: null}],
		['permissions are text', {permissions: 'write *'}],
		['permissions are missing', {permissions: undefined}],
		['a permission with an id', {permissions: [{id: 17, action: 'read', resource: 'sensors'}]}],
		['description is null', {description: null}],
		['description is missing', {description: undefined}],
		['createdAt is empty', {createdAt: ''}],
		['createdAt is unreadable', {createdAt: 'last summer'}],
		['createdAt is missing', {createdAt: undefined}],
		['expiresAt with a small t and z', {expiresAt: `${later}t00:00:00z`}],
		['expiresAt with a blank', {expiresAt: `${later} 00:00:00Z`}],
		['expiresAt with +0000', {expiresAt: `${later}T00:00:00+0000`}],
		['expiresAt with +02:00', {expiresAt: `${later}T02:00:00+02:00`}],
		['expiresAt with nanoseconds', {expiresAt: `${later}T00:00:00.000000001Z`}],
		['expiresAt is a leap second', {expiresAt: '2099-12-31T23:59:60Z'}],
		['expiresAt without seconds', {expiresAt: `${later}T00:00Z`}],
		['expiresAt is empty', {expiresAt: ''}],
		['expiresAt is unreadable', {expiresAt: 'some day'}],
		['expiresAt is 1970', {expiresAt: '1970-01-01T00:00:00Z'}],
		['expiresAt is the year 1', {expiresAt: '0001-01-01T00:00:00Z'}],
		['expiresAt and revokedAt are null', {expiresAt: null, revokedAt: null}],
		['revokedAt with a small z', {revokedAt: `${earlier}T00:00:00z`}],
		['revokedAt with a blank', {revokedAt: `${earlier} 00:00:00Z`}],
		['revokedAt with +0000', {revokedAt: `${earlier}T00:00:00+0000`}],
		['revokedAt with nanoseconds', {revokedAt: `${earlier}T00:00:00.123456789Z`}],
		['revokedAt is unreadable', {revokedAt: 'the other day'}],
		['revokedAt is empty', {revokedAt: ''}],
		['revokedAt is 1970', {revokedAt: '1970-01-01T00:00:00Z'}],
		['revokedAt is the year 1', {revokedAt: '0001-01-01T00:00:00Z'}],
		['id in upper case', {id: '0DD0ABCD-0000-4000-8000-00000000BEEF'}],
		['id is no UUID', {id: '../../outside'}],
	];
};

/**
Makes one row for each way in which a service can send a token wrongly, and two rows with one id. The description of each row says what is odd. `now` is in microseconds since 1970. The rows were created in the day before `now`, so that a list shows them together.
*/
export function makeOddRows(now: number, owner: Pick<DatabaseToken, 'accountId' | 'clusterId'>): {readonly rows: readonly OddRow[]; readonly repeated: readonly RepeatedRow[]} {
	const rowOf = (number: number, description: string): OddRow => ({
		...owner,
		id: idOf(number),
		description: `odd row: ${description}`,
		permissions: [{action: 'read', resource: 'sensors'}],
		createdAt: fineTimestamp(now - (day / (number + 1))),
	});

	const fields = fieldsOf(now);
	const twice = rowOf(fields.length + 1, 'an id that comes twice');
	return {
		rows: [
			...fields.map(([what, own], index): OddRow => Object.fromEntries(Object.entries({...rowOf(index + 1, what), ...own}).filter(([, value]) => value !== undefined)) as OddRow),
			twice,
		],
		repeated: [{id: twice.id, fields: {description: 'odd row: the same id again, with other grants', permissions: [{action: 'write', resource: '*'}]}}],
	};
}
