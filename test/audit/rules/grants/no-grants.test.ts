import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a token without grants is found', () => {
	assert.deepEqual(foundBy('no-grants', [
		rowOf(1, []),
		rowOf(2, [], {permissions: null, createdAt: 'once'}),
	]), ['token 1: no grants, created on 2026-01-02', 'token 2: no grants, created on an unknown day']);
});

test('tokens that are suspended, gone, or have grants are not found', () => {
	assert.deepEqual(foundBy('no-grants', [
		rowOf(1, ['read gone']),
		rowOf(2, [], {description: 'loader [suspended 2026-06-01]'}),
		rowOf(3, [], {description: 'loader [suspended 2026-06-01]', revokedAt: 'yes'}),
		rowOf(4, [], {revokedAt: '2026-02-01T00:00:00Z'}),
		rowOf(5, [], {expiresAt: '2026-02-01T00:00:00Z'}),
	]), []);
});

test('a token whose grants or description cannot be read is not found', () => {
	assert.deepEqual(foundBy('no-grants', [
		rowOf(1, [], {permissions: {}}),
		rowOf(2, [], {permissions: [{action: 'read'}]}),
		rowOf(3, [], {description: 7}),
		rowOf(4, [], {permissions: undefined}),
	]), []);
});
