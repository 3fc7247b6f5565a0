import assert from 'node:assert/strict';
import test from 'node:test';
import {
	faultsFoundBy,
	findingsOf,
	foundBy,
	rowOf,
} from '../../../helpers/audit/found-by.js';

test('grants on names that no database has are found, each name once', () => {
	const rows = [rowOf(1, ['read gone', 'write gone', 'read sensors', 'read old', 'read older', 'read oldest'])];
	assert.deepEqual(foundBy('missing-database', rows), ['token 1: no database is named gone, old, older and 1 more']);
	assert.deepEqual(faultsFoundBy('missing-database', rows), [['read gone', 'write gone', 'read old', 'read older', 'read oldest']]);
	assert.deepEqual(findingsOf('missing-database', rows)[0]!.databases, ['gone', 'old', 'older', 'oldest']);
});

test('names are case-sensitive', () => {
	assert.deepEqual(foundBy('missing-database', [rowOf(1, ['read Sensors'])]), ['token 1: no database is named Sensors']);
});

test('existing names, * and _internal are not found', () => {
	assert.deepEqual(foundBy('missing-database', [rowOf(1, ['read sensors', 'write *', 'read _internal'])]), []);
});

test('nothing is found while the databases are not known', () => {
	assert.deepEqual(foundBy('missing-database', [rowOf(1, ['read gone'])], {databaseNames: undefined}), []);
});

test('in a cluster without databases every name is missing', () => {
	assert.deepEqual(foundBy('missing-database', [rowOf(1, ['read sensors'])], {databaseNames: []}), ['token 1: no database is named sensors']);
});
