import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {permissionsFromRows, rowsFromPermissions, type GrantRow} from '../../../source/tokens/grants/grant-row.js';
import {rowProblems, rowWarnings} from '../../../source/tokens/grants/row-warnings.js';
import {permissionKey} from '../../../source/tokens/grants/permission-key.js';
import {existingDatabases} from '../../helpers/tokens/arbitraries.js';
import {
	grantsOf,
	permissions,
	plainPermissions,
	someDatabase,
	somePermissions,
} from '../../helpers/tokens/edit-arbitraries.js';

const row = (database: string, access: 'r' | 'w' | 'rw' | '' = 'r', other: GrantRow['other'] = []): GrantRow => ({
	database,
	canRead: access.includes('r'),
	canWrite: access.includes('w'),
	other,
});

test('each database has one row, in the order of the permissions', () => {
	assert.deepEqual(rowsFromPermissions(permissions('write:b read:a write:a admin:b read:* write:b')), [
		row('b', 'w', permissions('admin:b')),
		row('a', 'rw'),
		row('*'),
	]);
});

test('permissions of rows: read comes before write, a row without an action gives none', () => {
	assert.deepEqual(permissionsFromRows([row('b', 'rw'), row('a', ''), row('*', 'w')]), permissions('read:b write:b write:*'));
	assert.deepEqual(permissionsFromRows([]), []);
});

test('an edit keeps the other permissions in their order, and new ones follow them', () => {
	const original = permissions('write:b audit:b read:a write:b');
	assert.deepEqual(permissionsFromRows([row('b', 'rw', permissions('audit:b')), row('c', 'rw'), row('a', 'w')], original), permissions('write:b audit:b write:b read:b read:c write:c write:a'));
	assert.deepEqual(permissionsFromRows([row('b', '')], original), []);
});

test('unknown actions move to another database with their row, and keep all their fields', () => {
	const original = [{action: 'audit', resource: 'a', until: 5}];
	const [first] = rowsFromPermissions(original);
	assert.deepEqual(permissionsFromRows([{...first!, database: 'b'}], original), [{action: 'audit', resource: 'b', until: 5}]);
});

test('unknown actions that differ in their fields can be removed one by one', () => {
	const original = [{action: 'audit', resource: 'a', until: 5}, {action: 'audit', resource: 'a', until: 6}];
	assert.deepEqual(permissionsFromRows([row('a', '', original.slice(1))], original), original.slice(1));
});

test('rows that were not edited give back the permissions, byte for byte', () => {
	fc.assert(fc.property(somePermissions, original => {
		const result = permissionsFromRows(rowsFromPermissions(original), original);
		assert.equal(JSON.stringify(result), JSON.stringify(original));
		assert.ok(result.every((permission, index) => permission === original[index]));
		// The same is true of copies of the rows in another order.
		const copies = structuredClone(rowsFromPermissions(original).toReversed());
		assert.equal(JSON.stringify(permissionsFromRows(copies, original)), JSON.stringify(original));
	}));
});

test('without the original, rows give the same permissions, each once', () => {
	fc.assert(fc.property(plainPermissions, original => {
		const result = permissionsFromRows(rowsFromPermissions(original));
		assert.deepEqual(result.map(permission => permissionKey(permission)).toSorted(), [...new Set(original.map(permission => permissionKey(permission)))].toSorted());
	}));
});

test('an edit of one row changes only the permissions of that row', () => {
	fc.assert(fc.property(somePermissions, someDatabase, fc.constantFrom('', 'r', 'w', 'rw'), (original, database, access) => {
		const rows = rowsFromPermissions(original).filter(each => each.database !== database);
		const result = permissionsFromRows([...rows, row(database, access)], original);
		const elsewhere = original.filter(permission => permission.resource !== database);
		assert.deepEqual(result.filter(permission => permission.resource !== database), elsewhere);

		const actions = new Set(result.filter(permission => permission.resource === database).map(permission => permission.action));
		assert.deepEqual([...actions].toSorted(), {
			'': [], r: ['read'], w: ['write'], rw: ['read', 'write'],
		}[access]);

		// The original permissions come first, in their order.
		const kept = original.filter(permission => result.includes(permission));
		assert.deepEqual(result.slice(0, kept.length), kept);
		const added = result.slice(kept.length);
		assert.equal(new Set(grantsOf(added)).size, added.length);
	}));
});

test('rows that cannot be saved', () => {
	const long = '書'.repeat(64);
	assert.deepEqual(rowProblems([row('a'), row('*', 'w'), row('plant/north'), row(long)]), []);
	assert.deepEqual(rowProblems([row('a'), row(''), row('A'), row('a'), row('*'), row('x'.repeat(65)), row('a\nb'), row('b\u{9F}'), row('*')]), [
		{row: 1, message: 'The row has no database: choose one, or remove the row.'},
		{row: 3, message: 'There is a row for a already: choose its access there, and remove this row.'},
		{row: 5, message: 'The database name is longer than 64 characters: shorten it, no database has such a name.'},
		{row: 6, message: 'The database name holds a control character: type the name again.'},
		{row: 7, message: 'The database name holds a control character: type the name again.'},
		{row: 8, message: 'There is a row for all databases already: choose its access there, and remove this row.'},
	]);
});

test('rows with a name from the service can always be saved', () => {
	const original = [{action: 'read', resource: ''}, {action: 'read', resource: 'x'.repeat(65)}];
	assert.deepEqual(rowProblems(rowsFromPermissions(original), original), []);
	assert.equal(rowProblems(rowsFromPermissions(original)).length, 2);
	assert.equal(rowProblems([row(''), row('')], original).length, 1);
	fc.assert(fc.property(somePermissions, given => {
		assert.deepEqual(rowProblems(rowsFromPermissions(given), given), []);
	}));
});

test('a database that the cluster does not have gives a warning with the nearest name', () => {
	assert.deepEqual(rowWarnings([row('sensors'), row('*'), row('_internal'), row('senosrs'), row('FLIGHT2'), row('elsewhere'), row('')], existingDatabases), [
		{row: 3, message: 'The cluster has no database senosrs: the nearest name is sensors.', suggestion: 'sensors'},
		{row: 4, message: 'The cluster has no database FLIGHT2: the nearest name is Flight2.', suggestion: 'Flight2'},
		{row: 5, message: 'The cluster has no database elsewhere: the grant has no effect until one is created.', suggestion: undefined},
	]);
	assert.deepEqual(rowWarnings([row('elsewhere')], undefined), []);
	assert.equal(rowWarnings([row('elsewhere')], []).length, 1);
});
