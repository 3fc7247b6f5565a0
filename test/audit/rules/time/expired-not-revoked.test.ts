import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a token that has expired is found, a suspended one too', () => {
	assert.deepEqual(foundBy('expired-not-revoked', [
		rowOf(1, ['read sensors'], {expiresAt: '2026-06-15T12:00:00Z'}),
		rowOf(2, [], {expiresAt: '2026-06-01T00:00:00Z', description: 'loader [suspended 2026-05-01]'}),
	]), ['token 1: expired on 2026-06-15, just now', 'loader [suspended 2026-05-01]: expired on 2026-06-01, 14 days ago']);
});

test('tokens that are revoked, may be revoked, or have not expired are not found', () => {
	assert.deepEqual(foundBy('expired-not-revoked', [
		rowOf(1, ['read sensors'], {expiresAt: '2026-06-15T12:00:00.001Z'}),
		rowOf(2, ['read sensors'], {expiresAt: '2026-06-01T00:00:00Z', revokedAt: '2026-06-02T00:00:00Z'}),
		rowOf(3, ['read sensors'], {expiresAt: '2026-06-01T00:00:00Z', revokedAt: 'yes'}),
		rowOf(4, ['read sensors'], {expiresAt: 'past'}),
		rowOf(5, ['read sensors']),
	]), []);
});
