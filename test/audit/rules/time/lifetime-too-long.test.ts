import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

const thresholds = {maximumLifetimeDays: 90};
const living = (number: number, expiresAt: unknown, changes = {}) => rowOf(number, ['read sensors'], {createdAt: '2026-05-01T00:00:00Z', expiresAt, ...changes});

test('a lifetime longer than the maximum is found, and so is a token that never expires', () => {
	assert.deepEqual(foundBy('lifetime-too-long', [
		living(1, '2026-07-30T01:00:00Z'),
		living(2, undefined),
		living(3, undefined, {createdAt: 'once'}),
		living(4, '2027-05-01T00:00:00Z'),
	], {thresholds}), [
		'token 1: lives 90 days and 1 hour, and the policy allows 90 days',
		'token 2: never expires, and the policy allows 90 days',
		'token 3: never expires, and the policy allows 90 days',
		'token 4: lives 365 days, and the policy allows 90 days',
	]);
	assert.deepEqual(foundBy('lifetime-too-long', [living(1, '2026-08-01T00:00:00Z')], {thresholds: {maximumLifetimeDays: 1}}), ['token 1: lives 92 days, and the policy allows 1 day']);
});

test('the maximum itself is allowed, and a minute more, because clocks differ', () => {
	assert.deepEqual(foundBy('lifetime-too-long', [living(1, '2026-07-30T00:00:00Z'), living(2, '2026-07-30T00:01:00Z')], {thresholds}), []);
});

test('nothing is found where the policy has no maximum', () => {
	assert.deepEqual(foundBy('lifetime-too-long', [living(1, undefined)]), []);
});

test('tokens that are gone or suspended, and those whose times cannot be read, are not found', () => {
	assert.deepEqual(foundBy('lifetime-too-long', [
		living(1, undefined, {revokedAt: '2026-06-01T00:00:00Z'}),
		living(2, undefined, {permissions: [], description: 'loader [suspended 2026-06-01]'}),
		living(3, 'never'),
		living(4, '2029-05-01T00:00:00Z', {createdAt: 'once'}),
	], {thresholds}), []);
});
