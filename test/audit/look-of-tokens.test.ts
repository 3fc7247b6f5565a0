import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {DatabaseToken} from '../../source/api/types.js';
import {hashOfGrants} from '../../source/audit/hash-of-grants.js';
import {lookOfTokens} from '../../source/audit/look-of-tokens.js';
import {now, somePermission} from '../helpers/tokens/arbitraries.js';

const id = '6F2C1C1E-0b1e-4d8e-9b1a-2f6c3c9d7e55';

function token(changes: Partial<DatabaseToken> = {}): DatabaseToken {
	return {
		id, description: 'telegraf edge-08', permissions: [{action: 'write', resource: 'flight2'}], createdAt: '2024-03-02T04:20:19Z', ...changes,
	};
}

test('a look has the time and a hash of the grants of each token, revoked ones too', () => {
	const look = lookOfTokens([token(), token({id: id.replace('6', '7'), revokedAt: '2026-01-01T00:00:00Z', permissions: []})], now);
	assert.equal(look.at, '2026-06-15T12:00:00.000Z');
	assert.deepEqual(look.grants.keys().toArray(), [id.toLowerCase(), id.replace('6', '7').toLowerCase()]);
	assert.ok(look.grants.values().every(hash => /^[\da-f]{16}$/.test(hash)));
	assert.equal(new Set(look.grants.values()).size, 2);
});

test('the hash of grants does not depend on their order or on repeated ones, and tells any two sets apart', () => {
	const grants = fc.array(somePermission, {maxLength: 5});
	const setOf = (permissions: DatabaseToken['permissions']) => new Set(permissions.map(({action, resource}) => JSON.stringify([action, resource])));
	fc.assert(fc.property(grants, permissions => {
		assert.equal(hashOfGrants(permissions), hashOfGrants([...permissions.toReversed(), ...permissions]));
	}));
	fc.assert(fc.property(grants, grants, (one, other) => {
		assert.equal(hashOfGrants(one) === hashOfGrants(other), setOf(one).symmetricDifference(setOf(other)).size === 0);
	}));
});

test('grants that cannot be read, and different grants of one ID, are unreadable; a row without a usable ID is left out', () => {
	const odd = token({oddities: ['permission 2 has no resource'], oddFields: {permissions: [{}]}});
	assert.deepEqual([...lookOfTokens([odd], now).grants], [[id.toLowerCase(), 'unreadable']]);
	assert.deepEqual([...lookOfTokens([token(), token({permissions: []}), token()], now).grants], [[id.toLowerCase(), 'unreadable']]);
	assert.deepEqual([...lookOfTokens([token({id: 'row 1', oddities: ['it has no id'], oddFields: {id: undefined}})], now).grants], []);
});
