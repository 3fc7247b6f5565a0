import assert from 'node:assert/strict';
import test from 'node:test';
import {findingsOf, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a database that tokens can read only through * is found, with those tokens', () => {
	const rows = [rowOf(1, ['read *']), rowOf(2, ['read sensors', 'write flight1']), rowOf(3, ['read *', 'read flight2'])];
	assert.deepEqual(foundBy('only-all-reads', rows), ['flight1: only through * of 2 tokens']);
	assert.deepEqual(findingsOf('only-all-reads', rows)[0]!.others!().map(({position}) => position), [0, 2]);
	assert.deepEqual(foundBy('only-all-reads', [rowOf(1, ['read *'])], {databaseNames: ['sensors']}), ['sensors: only through * of 1 token']);
});

test('a database that a live token can read by its name, or that none can read, is not found, nor is _internal', () => {
	assert.deepEqual(foundBy('only-all-reads', [rowOf(1, ['read *']), rowOf(2, ['read sensors'], {expiresAt: 'soon'})], {databaseNames: ['sensors', '_internal']}), []);
	assert.deepEqual(foundBy('only-all-reads', [rowOf(1, ['write *', 'read gone'])]), []);
	assert.deepEqual(foundBy('only-all-reads', [rowOf(1, ['read *'])], {databaseNames: undefined}), []);
});
