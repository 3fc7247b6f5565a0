import assert from 'node:assert/strict';
import test from 'node:test';
import {faultsFoundBy, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('write on * without read on * is found, and the evidence says what it can read', () => {
	const rows = [rowOf(1, ['write *']), rowOf(2, ['read sensors', 'write *', 'read flight1', 'write flight1'])];
	assert.deepEqual(foundBy('write-only-all', rows), ['token 1: write on *, and no read at all', 'token 2: write on *, and read only on sensors and flight1']);
	assert.deepEqual(faultsFoundBy('write-only-all', rows), [['write *'], ['write *']]);
});

test('a token with both on *, or with read alone, is not found', () => {
	assert.deepEqual(foundBy('write-only-all', [rowOf(1, ['write *', 'read *']), rowOf(2, ['read *']), rowOf(3, ['write sensors'])]), []);
});

test('a token whose grants cannot all be read is not found, because the missing one may be read on *', () => {
	assert.deepEqual(foundBy('write-only-all', [rowOf(1, [], {permissions: [{action: 'write', resource: '*'}, {resource: '*'}]})]), []);
});
