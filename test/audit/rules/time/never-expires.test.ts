import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a token without an expiry is found, in each form in which the service says so', () => {
	assert.deepEqual(foundBy('never-expires', [
		rowOf(1, ['read sensors']),
		rowOf(2, [], {expiresAt: null}),
		rowOf(3, ['read sensors'], {expiresAt: '1970-01-01T00:00:00Z', createdAt: 'once'}),
	]), ['token 1: no expiry since 2026-01-02', 'token 2: no expiry since 2026-01-02', 'token 3: no expiry since an unknown day']);
});

test('tokens that expire, are revoked or are suspended are not found', () => {
	assert.deepEqual(foundBy('never-expires', [
		rowOf(1, ['read sensors'], {expiresAt: '2027-01-01T00:00:00Z'}),
		rowOf(2, ['read sensors'], {revokedAt: '2026-03-01T00:00:00Z'}),
		rowOf(3, [], {description: 'loader [suspended 2026-06-01]'}),
	]), []);
});

test('a token whose expiry cannot be read is not found', () => {
	assert.deepEqual(foundBy('never-expires', [
		rowOf(1, ['read sensors'], {expiresAt: 'soon'}),
		rowOf(2, ['read sensors']),
		rowOf(2, ['read sensors'], {expiresAt: '2027-01-01T00:00:00Z'}),
		'no token at all' as never,
	]), []);
});
