import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {dropDatabase, replaceWildcard} from '../../../source/tokens/grants/drop-database.js';
import {permissionKey} from '../../../source/tokens/grants/permission-key.js';
import {existingDatabases} from '../../helpers/tokens/arbitraries.js';
import {permissions, someDatabase, somePermissions} from '../../helpers/tokens/edit-arbitraries.js';

const token = (grants: string) => ({permissions: permissions(grants)});

test('dropping a database', () => {
	for (const [before, database, after] of [
		['read:a write:b admin:a write:*', 'a', 'write:b write:*'],
		['read:a', 'a', ''],
		['read:a', 'A', undefined],
		['read:*', 'a', undefined],
		['read:* read:a', '*', 'read:a'],
		['', 'a', undefined],
	] as const) {
		assert.deepEqual(dropDatabase(token(before), database), after === undefined ? undefined : token(after));
	}
});

test('replacing a grant on all databases with grants on the existing ones', () => {
	for (const [before, names, after] of [
		['read:*', ['a', 'b'], 'read:a read:b'],
		['read:x read:* write:a', ['a', 'b'], 'read:x read:a read:b write:a'],
		['write:a write:* read:*', ['a', 'b'], 'write:a write:b read:a read:b'],
		['write:* write:a', ['a', 'b'], 'write:b write:a'],
		['read:* read:*', ['a', 'a'], 'read:a'],
		['audit:* read:a', ['a'], 'audit:a read:a'],
		['read:* read:a', [], 'read:a'],
		['read:a', ['a', 'b'], undefined],
		['', ['a'], undefined],
	] as const) {
		assert.deepEqual(replaceWildcard(token(before), names), after === undefined ? undefined : token(after));
	}
});

test('unknown fields are kept', () => {
	const limited = {action: 'read', resource: '*', until: 5};
	const plain = {action: 'read', resource: 'a'};
	assert.deepEqual(replaceWildcard({permissions: [limited, plain]}, ['a']), {permissions: [{...limited, resource: 'a'}, plain]});
});

test('dropping a database does not change the other permissions', () => {
	fc.assert(fc.property(somePermissions, someDatabase, (list, database) => {
		const changes = dropDatabase({permissions: list}, database);
		const left = list.filter(permission => permission.resource !== database);
		assert.deepEqual(changes?.permissions ?? list, left);
		assert.equal(changes === undefined, left.length === list.length);
		assert.equal(dropDatabase({permissions: left}, database), undefined);
	}));
});

test('after replacing, the token has the same access to every existing database, and none to later ones', () => {
	const allowedOn = (database: string, list: ReadonlyArray<{readonly action: string; readonly resource: string}>) => [
		...new Set(list.filter(({resource}) => resource === database || resource === '*').map(permission => permissionKey({...permission, resource: database}))),
	].toSorted();

	fc.assert(fc.property(somePermissions, list => {
		const changes = replaceWildcard({permissions: list}, existingDatabases);
		const result = changes?.permissions ?? list;
		assert.equal(changes === undefined, list.every(({resource}) => resource !== '*'));
		assert.ok(result.every(({resource}) => resource !== '*'));
		for (const database of existingDatabases) {
			assert.deepEqual(allowedOn(database, result), allowedOn(database, list));
		}

		for (const database of ['gone-1', '_internal']) {
			assert.deepEqual(result.filter(({resource}) => resource === database), list.filter(({resource}) => resource === database));
		}

		// The grants by name are unchanged and in their order, and each new one is there once.
		assert.deepEqual(result.filter(permission => list.includes(permission)), list.filter(({resource}) => resource !== '*'));
		const added = result.filter(permission => !list.includes(permission)).map(permission => permissionKey(permission));
		assert.equal(new Set(added).size, added.length);
		assert.ok(new Set(added).isDisjointFrom(new Set(list.map(permission => permissionKey(permission)))));
	}));
});
