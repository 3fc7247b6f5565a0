import assert from 'node:assert/strict';
import test from 'node:test';
import {faultsFoundBy, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('an action other than read and write is found, in quotes', () => {
	const rows = [rowOf(1, ['read sensors', 'Write sensors', 'admin *'])];
	assert.deepEqual(foundBy('unknown-action', rows), ['token 1: "Write" and "admin" on sensors and *']);
	assert.deepEqual(faultsFoundBy('unknown-action', rows), [['Write sensors', 'admin *']]);
});

test('an empty action is found', () => {
	assert.deepEqual(foundBy('unknown-action', [rowOf(1, [], {permissions: [{action: '', resource: 'sensors'}]})]), ['token 1: "" on sensors']);
});

test('read and write are not found', () => {
	assert.deepEqual(foundBy('unknown-action', [rowOf(1, ['read sensors', 'write *'])]), []);
});
