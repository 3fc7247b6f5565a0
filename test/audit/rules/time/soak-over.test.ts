import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';
import {journalWith} from '../../../helpers/audit/journal-with.js';

const suspended = (number: number, day: string, changes = {}) => rowOf(number, [], {description: `token ${number} [suspended ${day}]`, ...changes});

test('a token that is suspended for longer than the policy says is found, by the day in its mark', () => {
	assert.deepEqual(foundBy('soak-over', [
		suspended(1, '2026-06-01'),
		suspended(2, '2026-06-02'),
		{...suspended(3, ''), description: 'token 3 [suspended 2026-05-30 r:sensors #k3f9t2]'},
	]), [
		'token 1 [suspended 2026-06-01]: suspended since 2026-06-01, and the policy lets a token soak for 14 days',
		'token 3 [suspended 2026-05-30 r:sensors #k3f9t2]: suspended since 2026-05-30, and the policy lets a token soak for 14 days',
	]);
	assert.deepEqual(foundBy('soak-over', [suspended(1, '2026-06-01')], {thresholds: {soakDays: 15}, journal: undefined}), []);
});

test('the soak of a rotation counts instead of the policy\'s', () => {
	const soak = (until: string) => journalWith([{step: 'soaking', at: '2026-06-10T00:00:00Z', until}]);
	assert.deepEqual(foundBy('soak-over', [suspended(1, '2026-06-10')], soak('2026-06-12T00:00:00Z')), ['token 1 [suspended 2026-06-10]: the soak of its rotation was over on 2026-06-12, 3 days ago']);
	assert.deepEqual(foundBy('soak-over', [suspended(1, '2026-01-01')], soak('2026-06-16T00:00:00Z')), []);
});

test('tokens that have grants, are gone, or have no day that the calendar has are not found', () => {
	assert.deepEqual(foundBy('soak-over', [
		suspended(1, '2026-01-01', {permissions: [{action: 'read', resource: 'sensors'}]}),
		suspended(2, '2026-01-01', {revokedAt: '2026-02-01T00:00:00Z'}),
		suspended(3, '2026-01-01', {expiresAt: '2026-02-01T00:00:00Z'}),
		suspended(4, '2026-01-01', {permissions: {}}),
		suspended(5, '2026-02-30'),
	]), []);
});
