import fc from 'fast-check';
import type {DatabaseToken, Permission} from '../../../source/api/types.js';

/**
The time of the tests: 2026-06-15T12:00:00Z.
*/
export const now = Date.UTC(2026, 5, 15, 12);

const day = 24 * 60 * 60 * 1000;

/**
Times near `now` and far from it, before and after it, some of them exactly `now`, with the service's microseconds.
*/
export const someTime: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(0, -1, 1, -30 * day, 30 * day, -90 * day, 365 * day),
	fc.integer({min: -800 * day, max: 400 * day}),
).map(distance => new Date(now + distance).toISOString().replace('Z', '123Z'));

export const databaseNames = ['flight1', 'flight2', 'Flight2', 'plant/north', 'sensors', 'gone-1', '_internal'];

/**
The databases of the tests' cluster. `gone-1` and `_internal` are not among them.
*/
export const existingDatabases = databaseNames.filter(name => !['gone-1', '_internal'].includes(name));

export const somePermission: fc.Arbitrary<Permission> = fc.record({
	action: fc.constantFrom('read', 'write', 'read', 'write', 'Admin'),
	resource: fc.constantFrom(...databaseNames, '*', '*'),
});

const someDescription = fc.oneof(
	fc.constantFrom('', 'Grafana wind farm', 'telegraf edge-9', 'telegraf edge-10', 'Zähler', 'Za\u{308}hler', '書き込み', 'old loader [suspended 2026-01-02]', 'flight2 "north"', 'two\nlines'),
	fc.string({unit: 'grapheme', maxLength: 12}),
);

/**
A token of any shape that the service sends. Several tokens may have the same id, on purpose.
*/
export const someToken: fc.Arbitrary<DatabaseToken> = fc.record({
	id: fc.uuid(),
	description: someDescription,
	permissions: fc.array(somePermission, {maxLength: 5}),
	createdAt: someTime,
	expiresAt: fc.oneof(fc.constant(undefined), someTime),
	revokedAt: fc.oneof({weight: 4, arbitrary: fc.constant(undefined)}, {weight: 1, arbitrary: someTime}),
}).map(({expiresAt, revokedAt, ...token}) => ({
	...token,
	...expiresAt !== undefined && {expiresAt},
	...revokedAt !== undefined && {revokedAt},
}));

export const someTokens: fc.Arbitrary<readonly DatabaseToken[]> = fc.array(someToken, {maxLength: 20, size: 'max'});
