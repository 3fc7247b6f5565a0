import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {dropGrants} from '../../../source/audit/remedies/drop-grants.js';
import {permissionKey} from '../../../source/tokens/grants/permission-key.js';
import {someToken} from '../../helpers/tokens/arbitraries.js';
import {permissions, somePermissions} from '../../helpers/tokens/edit-arbitraries.js';

const token = (grants: string) => ({
	id: '00000000-0000-4000-8000-000000000000', description: '', createdAt: '2026-01-01T00:00:00Z', permissions: permissions(grants),
});

test('dropping grants keeps the others in their order', () => {
	assert.deepEqual(dropGrants(token('read:a write:b read:a write:a'), permissions('read:a')), {kind: 'update', fields: {permissions: permissions('write:b write:a')}});
});

test('dropping grants never empties a token: it says that nothing would be left', () => {
	assert.deepEqual(dropGrants(token('read:a write:a'), permissions('write:a read:a read:b')), {kind: 'nothing-left'});
});

test('grants that the token does not have change nothing', () => {
	assert.equal(dropGrants(token('read:a'), permissions('write:a read:A read:*')), undefined);
	assert.equal(dropGrants(token(''), permissions('read:a')), undefined);
});

test('a token that cannot be read whole is left alone', () => {
	assert.equal(dropGrants({...token('read:a read:b'), oddities: ['permission 3 has no resource']}, permissions('read:a')), undefined);
});

test('any grants dropped from any token: the rest is as it was', () => {
	fc.assert(fc.property(someToken, somePermissions, fc.array(fc.nat()), (base, list, picks) => {
		const grants = list.length === 0 ? [] : picks.map(pick => list[pick % list.length]!);
		const keys = new Set(grants.map(grant => permissionKey(grant)));
		const left = list.filter(permission => !keys.has(permissionKey(permission)));
		const edit = dropGrants({...base, permissions: list}, grants);
		if (left.length === list.length) {
			assert.equal(edit, undefined);
		} else {
			assert.deepEqual(edit, left.length === 0 ? {kind: 'nothing-left'} : {kind: 'update', fields: {permissions: left}});
		}
	}));
});
