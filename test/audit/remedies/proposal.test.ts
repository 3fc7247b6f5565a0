import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {Permission} from '../../../source/api/types.js';
import {proposalFor} from '../../../source/audit/remedies/proposal.js';
import {permissionKey} from '../../../source/tokens/grants/permission-key.js';
import {existingDatabases, someToken} from '../../helpers/tokens/arbitraries.js';
import {permissions, somePermissions} from '../../helpers/tokens/edit-arbitraries.js';

const token = (grants: string) => ({
	id: '00000000-0000-4000-8000-000000000000', description: '', createdAt: '2026-01-01T00:00:00Z', permissions: permissions(grants),
});

const update = (grants: string, rest: {readonly missing?: readonly string[]; readonly isReplaced?: boolean}) => ({
	kind: 'update', fields: {permissions: permissions(grants)}, missing: [], isReplaced: false, ...rest,
});

test('what is proposed', () => {
	for (const [before, names, expected] of [
		['read:a write:gone read:gone', ['a'], update('read:a', {missing: ['gone']})],
		['write:*', ['a', 'b'], update('write:a write:b', {isReplaced: true})],
		// A grant by name that * covers is one of the names afterwards.
		['read:b read:* write:a', ['a', 'b'], update('read:b read:a write:a', {isReplaced: true})],
		['read:gone read:*', ['a'], update('read:a', {missing: ['gone'], isReplaced: true})],
		['read:_internal read:*', ['a'], update('read:_internal read:a', {isReplaced: true})],
		['write:gone', ['a'], {kind: 'nothing-left'}],
		['write:*', [], {kind: 'nothing-left'}],
		['Admin:* read:a', ['a'], {kind: 'unknown-action'}],
		['Admin:a read:gone', ['a'], {kind: 'unknown-action'}],
		['Admin:a read:a', ['a'], undefined],
		['read:a read:_internal', ['a'], undefined],
		['read:a read:a', ['a'], undefined],
		['', ['a'], undefined],
	] as const) {
		assert.deepEqual(proposalFor(token(before), names), expected, before);
	}
});

test('a token that cannot be read whole gets no proposal', () => {
	assert.equal(proposalFor({...token('read:* write:gone'), oddities: ['permission 3 has no resource']}, ['a']), undefined);
});

test('after a proposal a token can do on every existing database what it could do before, and nothing besides', () => {
	const allowedOn = (database: string, list: readonly Permission[]) => [
		...new Set(list.filter(({resource}) => resource === database || resource === '*').map(permission => permissionKey({...permission, resource: database}))),
	].toSorted();

	fc.assert(fc.property(someToken, somePermissions, (base, list) => {
		const before = list.filter(({action}) => action === 'read' || action === 'write');
		const proposal = proposalFor({...base, permissions: before}, existingDatabases);
		const isWrong = ({resource}: Permission) => resource === '*' || (resource !== '_internal' && !existingDatabases.includes(resource));
		assert.equal(proposal !== undefined, before.some(permission => isWrong(permission)));
		if (proposal === undefined) {
			return;
		}

		const after = proposal.kind === 'update' ? proposal.fields.permissions : [];
		assert.ok(after.every(permission => !isWrong(permission)));
		assert.equal(proposal.kind === 'nothing-left', after.length === 0);
		for (const database of existingDatabases) {
			assert.deepEqual(allowedOn(database, after), allowedOn(database, before));
		}

		for (const database of ['gone-1', '_internal']) {
			assert.ok(new Set(allowedOn(database, after)).isSubsetOf(new Set(allowedOn(database, before))));
		}

		// The grants that stay are in their order, and a second proposal changes nothing.
		assert.deepEqual(after.filter(permission => before.includes(permission)), before.filter(permission => !isWrong(permission)));
		assert.equal(proposalFor({...base, permissions: after}, existingDatabases), undefined);
	}));
});
