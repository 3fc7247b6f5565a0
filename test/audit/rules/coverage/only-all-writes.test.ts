import assert from 'node:assert/strict';
import test from 'node:test';
import {findingsOf, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a database that tokens can write only through * is found, with those tokens', () => {
	const rows = [rowOf(1, ['write *']), rowOf(2, ['write sensors', 'read flight1']), rowOf(3, ['write *', 'write flight2'])];
	assert.deepEqual(foundBy('only-all-writes', rows), ['flight1: only through * of 2 tokens']);
	assert.deepEqual(findingsOf('only-all-writes', rows)[0]!.others!().map(({position}) => position), [0, 2]);
	assert.deepEqual(foundBy('only-all-writes', [rowOf(1, ['write *'])], {databaseNames: ['sensors']}), ['sensors: only through * of 1 token']);
});

test('a database that a live token can write by its name, or that none can write, is not found, nor is _internal', () => {
	assert.deepEqual(foundBy('only-all-writes', [rowOf(1, ['write *']), rowOf(2, ['write sensors'], {expiresAt: 'soon'})], {databaseNames: ['sensors', '_internal']}), []);
	assert.deepEqual(foundBy('only-all-writes', [rowOf(1, ['read *', 'write gone'])]), []);
	assert.deepEqual(foundBy('only-all-writes', [rowOf(1, ['write *'])], {databaseNames: undefined}), []);
});
