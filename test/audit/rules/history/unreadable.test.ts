import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a token with a field that cannot be read is found, and its evidence says which', () => {
	assert.deepEqual(foundBy('unreadable', [
		rowOf(1, [], {permissions: [{action: 'write', resource: 'sensors'}, {action: 'write'}]}),
		rowOf(2, [], {expiresAt: 'soon'}),
		rowOf(3, ['write sensors']),
	]), [
		'token 1: it cannot be read whole: permission 2 has no resource',
		'token 2: it cannot be read whole: expiresAt is not a date and time',
	]);
});

test('a token that is certainly revoked is not found', () => {
	assert.deepEqual(foundBy('unreadable', [rowOf(1, [], {permissions: 7, revokedAt: '2026-02-01T00:00:00Z'})]), []);
});
