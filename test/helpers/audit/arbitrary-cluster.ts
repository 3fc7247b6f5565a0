import fc from 'fast-check';
import {defaultPolicy, type Policy} from '../../../source/audit/policy/policy.js';
import type {RotationFacts, RotationRecord} from '../../../source/tokens/rotation.js';
import {now} from '../tokens/arbitraries.js';
import {day, type RawCluster, type RawToken} from './raw-cluster.js';
import {someDescription} from './some-description.js';
import {withLook} from './with-look.js';

/**
Names that collide: some are one edit away from another, some share a word, some differ in a digit only.
*/
const names = ['flight1', 'flight2', 'sensors', 'plant/north', 'weather', 'sensor', 'Sensors', 'sensros', 'plant-north-2', 'weather-old', 'gone', '_internal', '*', '*'];
const realNames = names.filter(name => name !== '*' && name !== '_internal');

const wholeGrant = fc.record({
	action: fc.constantFrom('read', 'write', 'read', 'write', 'read', 'write', 'Write'),
	resource: fc.constantFrom(...names),
});

const oddGrants = fc.constantFrom<unknown>(
	null,
	{},
	[{action: 'write', resource: 'sensors'}, {action: 'write'}],
	[{action: 'write', resource: '*'}, {action: 3, resource: 'sensors'}],
);

/**
Limits of rules in days, and times a millisecond before, at and after them.
*/
const someTime = fc.tuple(
	fc.constantFrom(-800, -731, -730, -90, -31, -30, -15, -14, -2, -1, 0, 1, 13, 14, 15, 30, 365),
	fc.constantFrom(-1, 0, 1, 3_600_000),
).map(([days, milliseconds]) => new Date(now + (days * day) + milliseconds).toISOString());

const someExpiry = fc.oneof(
	{weight: 3, arbitrary: fc.constantFrom<unknown>(undefined, null, '1970-01-01T00:00:00Z')},
	{weight: 5, arbitrary: someTime},
	{weight: 1, arbitrary: fc.constantFrom<unknown>('soon', '', 7)},
);

const someRevocation = fc.oneof(
	{weight: 8, arbitrary: fc.constantFrom<unknown>(undefined, null)},
	{weight: 1, arbitrary: someTime},
	{weight: 1, arbitrary: fc.constantFrom<unknown>('', 'yes')},
);

const someRow: fc.Arbitrary<RawToken> = fc.record({
	id: fc.uuid({version: 4}),
	description: someDescription,
	permissions: fc.oneof({weight: 12, arbitrary: fc.array(wholeGrant, {maxLength: 5})}, {weight: 1, arbitrary: oddGrants}),
	createdAt: fc.oneof({weight: 12, arbitrary: someTime}, {weight: 1, arbitrary: fc.constantFrom('', 'once')}),
	expiresAt: someExpiry,
	revokedAt: someRevocation,
});

const somePolicy: fc.Arbitrary<Policy> = fc.record({
	expiresWithinDays: fc.constantFrom(0, 1, 14),
	oldAfterDays: fc.constantFrom(30, 730),
	maximumLifetimeDays: fc.constantFrom(undefined, 1, 30, 90),
	soakDays: fc.constantFrom(0, 5, 14),
	rotationOverdueDays: fc.constantFrom(0, 1),
	manyDatabases: fc.constantFrom(1, 2, 3),
	burstTokens: fc.constantFrom(2, 3),
	burstMinutes: fc.constantFrom(1, 60),
}).chain(thresholds => fc.record({
	namingPattern: fc.constantFrom(undefined, /^\p{Lowercase}/u),
	ownerPattern: fc.constantFrom(undefined, /@(?<owner>[a-z]+)$/u),
}).map(patterns => ({...defaultPolicy, ...patterns, thresholds})));

const someSteps: fc.Arbitrary<readonly RotationRecord[]> = fc.tuple(
	fc.subarray(['created', 'handed-over', 'suspended', 'soaking', 'soaking', 'revoked', 'undone'] as const, {maxLength: 5}),
	fc.array(someTime, {minLength: 5, maxLength: 5}),
	someTime,
	fc.boolean(),
).map(([steps, times, until, isWithoutUntil]) => steps.map((step, index): RotationRecord => {
	const at = times[index]!;
	switch (step) {
		case 'soaking': {
			return {step, at, until};
		}

		case 'handed-over': {
			return {step, at, ...!isWithoutUntil && {until}};
		}

		default: {
			return {step, at};
		}
	}
}));

/**
Rotations of some of the rows; some name tokens that the cluster does not have.
*/
function someRotations(ids: readonly string[]): fc.Arbitrary<readonly RotationFacts[]> {
	const someId = fc.constantFrom(...ids, '99999999-9999-4999-8999-999999999999');
	return fc.array(fc.record({
		rotationId: fc.uuid(),
		oldTokenId: someId.map(id => id.toUpperCase()),
		oldDescription: fc.constant('telegraf edge-9'),
		newTokenId: fc.option(someId, {nil: undefined}),
		startedAt: someTime,
		done: someSteps,
	}).map(({newTokenId, ...rotation}) => ({...rotation, ...newTokenId !== undefined && {newTokenId}})), {maxLength: 4});
}

const someRows = fc.uniqueArray(someRow, {maxLength: 12, size: 'max', selector: row => row.id});

/**
A cluster with few names, so that its tokens collide, and with fields that cannot be read.
*/
export const someCluster: fc.Arbitrary<RawCluster> = someRows.chain(rows => fc.record({
	rows: fc.constant(rows),
	databaseNames: fc.option(fc.subarray(realNames), {nil: undefined, freq: 10}),
	now: fc.constant(now),
	policy: somePolicy,
	journal: fc.option(someRotations(rows.map(({id}) => String(id))).map(rotations => ({rotations, changed: new Map()})), {nil: undefined, freq: 10}),
}).chain(cluster => withLook(cluster)));
