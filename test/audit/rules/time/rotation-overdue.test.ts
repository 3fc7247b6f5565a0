import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';
import {journalWith} from '../../../helpers/audit/journal-with.js';

const rows = [rowOf(1, ['read sensors']), rowOf(2, ['read sensors'])];

test('each step that waits for more than the days of the policy is found', () => {
	for (const [done, evidence] of [
		[[{step: 'created', at: '2026-06-10T00:00:00Z'}], 'due since 2026-06-10: hand over the secret of the successor of token 1'],
		[[{step: 'handed-over', at: '2026-06-11T00:00:00Z'}], 'due since 2026-06-11: suspend token 1'],
		[[{step: 'handed-over', at: '2026-06-01T00:00:00Z', until: '2026-06-12T00:00:00Z'}], 'due since 2026-06-12: suspend token 1'],
		[[{step: 'suspended', at: '2026-06-09T00:00:00Z'}], 'due since 2026-06-09: choose how long token 1 soaks before it is revoked'],
		[[{step: 'soaking', at: '2026-06-01T00:00:00Z', until: '2026-06-08T00:00:00Z'}], 'due since 2026-06-08: revoke token 1'],
	] as const) {
		assert.deepEqual(foundBy('rotation-overdue', rows, journalWith(done)), [`token 1: ${evidence}`]);
	}
});

test('a successor that was never created is overdue since the rotation began', () => {
	const journal = journalWith([], {newTokenId: undefined} as never);
	assert.deepEqual(foundBy('rotation-overdue', rows, journal), ['token 1: due since 2026-05-01: create the successor of token 1']);
});

test('a step that is not due for so long, or waits for its time, is not found', () => {
	for (const done of [
		[{step: 'created', at: '2026-06-14T12:00:00Z'}],
		[{step: 'handed-over', at: '2026-06-01T00:00:00Z', until: '2026-06-15T12:00:01Z'}],
		[{step: 'soaking', at: '2026-06-01T00:00:00Z', until: '2026-06-20T00:00:00Z'}],
		[{step: 'revoked', at: '2026-06-01T00:00:00Z'}],
		[{step: 'undone', at: '2026-06-01T00:00:00Z'}],
	] as const) {
		assert.deepEqual(foundBy('rotation-overdue', rows, journalWith(done)), [], done[0].step);
	}
});

test('a step since an unknown time is not found', () => {
	assert.deepEqual(foundBy('rotation-overdue', rows, journalWith([])), []);
});

test('a revoke of a suspended token is left to soak-over, and a token that is gone needs no step', () => {
	const soaked = journalWith([{step: 'soaking', at: '2026-06-01T00:00:00Z', until: '2026-06-08T00:00:00Z'}]);
	assert.deepEqual(foundBy('rotation-overdue', [rowOf(1, [], {description: 'token 1 [suspended 2026-06-01]'})], soaked), []);
	assert.deepEqual(foundBy('rotation-overdue', [rowOf(1, ['read sensors'], {revokedAt: '2026-06-09T00:00:00Z'})], soaked), []);
	assert.deepEqual(foundBy('rotation-overdue', [], soaked), []);
	assert.deepEqual(foundBy('rotation-overdue', rows, {journal: undefined}), []);
});
