import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {DatabaseToken, NewToken, Permission} from '../../source/api/types.js';
import {differencesFromRequest} from '../../source/tokens/differences-from-request.js';
import {expiryWithLifetimeOf, lifetimeText} from '../../source/tokens/time/lifetime.js';
import {uncoveredGrants} from '../../source/tokens/grants/uncovered-grants.js';

const now = Date.parse('2026-11-26T12:00:00Z');
const permission: fc.Arbitrary<Permission> = fc.record({action: fc.constantFrom('read', 'write'), resource: fc.constantFrom('*', 'a', 'b', 'c')});
const permissions = fc.array(permission, {maxLength: 6});

function madeOf(requested: NewToken, changes: Partial<DatabaseToken> = {}): DatabaseToken {
	return {
		id: '6f2c0a14-5b1e-4c3d-9a7f-0123456789ab', createdAt: '2026-11-26T11:59:59.123456Z', ...requested, ...changes,
	};
}

test('a token as requested does not differ, in any order of its grants and with any spelling of its expiry', () => {
	fc.assert(fc.property(permissions, fc.string(), fc.boolean(), (grants, description, isExpiring) => {
		const requested: NewToken = {description, permissions: grants, ...(isExpiring && {expiresAt: '2027-02-23T12:00:00Z'})};
		const made = madeOf(requested, {permissions: [...grants.toReversed(), ...grants], ...(isExpiring && {expiresAt: '2027-02-23T13:00:00.999999+01:00'})});
		assert.deepEqual(differencesFromRequest(requested, made, now), []);
	}));
});

test('grants differ exactly when they differ as sets', () => {
	fc.assert(fc.property(permissions, permissions, (one, other) => {
		const requested: NewToken = {description: 'x', permissions: one};
		const keys = (list: readonly Permission[]) => new Set(list.map(({action, resource}) => `${action} ${resource}`));
		const isSame = keys(one).symmetricDifference(keys(other)).size === 0;
		assert.equal(differencesFromRequest(requested, madeOf(requested, {permissions: other}), now).length === 0, isSame);
	}));
});

test('an expiry that cannot be read, or that was not requested, is a difference', () => {
	const requested: NewToken = {description: 'x', permissions: []};
	assert.deepEqual(differencesFromRequest(requested, madeOf(requested, {expiresAt: 'soon'}), now), ['expires at "soon", which is no time; asked for never']);
	assert.deepEqual(differencesFromRequest(requested, madeOf(requested, {expiresAt: '2027-01-01T00:00:00Z'}), now), ['expires 2027-01-01T00:00:00Z; asked for never']);
});

test('* covers every name of its action, and names never cover *', () => {
	fc.assert(fc.property(permissions, permissions, (needed, given) => {
		const missing = uncoveredGrants(needed, given);
		for (const grant of needed) {
			const isCovered = given.some(({action, resource}) => action === grant.action && (resource === '*' || resource === grant.resource));
			assert.equal(missing.includes(grant), !isCovered);
		}
	}));
	assert.deepEqual(uncoveredGrants([{action: 'read', resource: '*'}], [{action: 'read', resource: 'a'}]), [{action: 'read', resource: '*'}]);
});

test('a lifetime is counted from now, in seconds; an unknown lifetime gives no expiry', () => {
	const lived = (createdAt: string, expiresAt?: string) => ({createdAt, ...(expiresAt !== undefined && {expiresAt})});
	assert.deepEqual(expiryWithLifetimeOf(lived('2026-01-01T00:00:00Z'), now), {ok: true, expiresAt: undefined});
	assert.deepEqual(expiryWithLifetimeOf(lived('2026-01-01T00:00:00.4Z', '2026-01-01T01:01:01Z'), now), {ok: true, expiresAt: '2026-11-26T13:01:01Z'});
	assert.deepEqual(expiryWithLifetimeOf(lived('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'), now), {ok: false});
	assert.deepEqual(expiryWithLifetimeOf(lived('odd', '2026-01-01T00:00:00Z'), now), {ok: false});
	assert.equal(lifetimeText(lived('2026-01-01T00:00:00.9Z', '2026-04-01T00:00:00Z'), now), '90d');
	assert.equal(lifetimeText(lived('2026-01-01T00:00:00Z', '2026-01-01T12:00:00Z'), now), '12h');
	assert.equal(lifetimeText(lived('2026-01-01T00:00:00Z', '2026-01-01T12:34:56Z'), now), '2026-11-27T00:34:56Z');
	assert.equal(lifetimeText(lived('2026-01-01T00:00:00Z'), now), '');
});
