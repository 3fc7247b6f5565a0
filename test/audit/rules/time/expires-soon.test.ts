import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

const expiring = (number: number, expiresAt: unknown) => rowOf(number, ['read sensors'], {expiresAt});

test('a token that expires within the days of the policy is found, up to the millisecond', () => {
	assert.deepEqual(foundBy('expires-soon', [
		expiring(1, '2026-06-15T12:00:00.000Z'),
		expiring(2, '2026-06-15T12:00:00.001Z'),
		expiring(3, '2026-06-20T13:00:00Z'),
		expiring(4, '2026-06-29T12:00:00.000Z'),
		expiring(5, '2026-06-29T12:00:00.001Z'),
	]), [
		'token 2: expires on 2026-06-15, just now',
		'token 3: expires on 2026-06-20, in 5 days',
		'token 4: expires on 2026-06-29, in 14 days',
	]);
});

test('the policy sets the days', () => {
	assert.deepEqual(foundBy('expires-soon', [expiring(1, '2026-07-15T12:00:00Z')], {thresholds: {expiresWithinDays: 30}}), ['token 1: expires on 2026-07-15, in 30 days']);
	assert.deepEqual(foundBy('expires-soon', [expiring(1, '2026-06-15T13:00:00Z')], {thresholds: {expiresWithinDays: 0}}), []);
});

test('suspended and revoked tokens, and those whose expiry cannot be read, are not found', () => {
	assert.deepEqual(foundBy('expires-soon', [
		{...expiring(1, '2026-06-20T12:00:00Z'), permissions: [], description: 'loader [suspended 2026-06-01]'},
		{...expiring(2, '2026-06-20T12:00:00Z'), revokedAt: '2026-06-01T00:00:00Z'},
		expiring(3, '2026-06-20'),
	]), []);
});

test('a token that may be revoked is found before its expiry and not after', () => {
	assert.deepEqual(foundBy('expires-soon', [
		{...expiring(1, '2026-06-20T12:00:00Z'), revokedAt: 'yes'},
		{...expiring(2, '2026-06-14T12:00:00Z'), revokedAt: 'yes'},
	]), ['token 1: expires on 2026-06-20, in 5 days']);
});
