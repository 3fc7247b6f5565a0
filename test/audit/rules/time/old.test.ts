import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

const created = (number: number, createdAt: unknown) => rowOf(number, ['read sensors'], {createdAt});

test('a token that is older than the days of the policy is found, from the next millisecond on', () => {
	assert.deepEqual(foundBy('old', [
		created(1, '2024-06-15T11:59:59.999Z'),
		created(2, '2024-06-15T12:00:00.000Z'),
		created(3, '2020-06-15T12:00:00Z'),
	]), ['token 1: created on 2024-06-15, 2 years ago', 'token 3: created on 2020-06-15, 6 years ago']);
	assert.deepEqual(foundBy('old', [created(1, '2026-05-01T00:00:00Z')], {thresholds: {oldAfterDays: 30}}), ['token 1: created on 2026-05-01, 45 days ago']);
});

test('tokens that are gone or suspended, and those whose creation cannot be read, are not found', () => {
	assert.deepEqual(foundBy('old', [
		{...created(1, '2020-06-15T12:00:00Z'), revokedAt: '2026-01-01T00:00:00Z'},
		{...created(2, '2020-06-15T12:00:00Z'), expiresAt: '2026-01-01T00:00:00Z'},
		{...created(3, '2020-06-15T12:00:00Z'), permissions: [], description: 'loader [suspended 2026-06-01]'},
		created(4, '2020-06-15'),
		created(5, '2020-06-15T12:00:00Z'),
		created(5, '2019-06-15T12:00:00Z'),
	]), []);
});
