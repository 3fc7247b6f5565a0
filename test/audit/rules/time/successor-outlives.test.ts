import assert from 'node:assert/strict';
import test from 'node:test';
import {
	findingsOf,
	foundBy,
	idOf,
	rowOf,
} from '../../../helpers/audit/found-by.js';
import {journalWith} from '../../../helpers/audit/journal-with.js';

const from = '2026-05-01T00:00:00Z';
const living = (number: number, expiresAt: unknown, changes = {}) => rowOf(number, ['read sensors'], {createdAt: from, expiresAt, ...changes});
const rotated = journalWith([{step: 'created', at: from}]);

test('a successor that lives longer than its predecessor is found', () => {
	const rows = [living(1, '2026-07-30T00:00:00Z'), living(2, '2026-07-30T02:00:00Z')];
	assert.deepEqual(foundBy('successor-outlives', rows, rotated), ['token 2: lives 90 days and 2 hours, and its predecessor token 1 (00000000) lives 90 days']);
	assert.deepEqual(foundBy('successor-outlives', [rows[0]!, living(2, undefined)], rotated), ['token 2: never expires, and its predecessor token 1 (00000000) lives 90 days']);
	assert.deepEqual(findingsOf('successor-outlives', rows, rotated)[0]!.others?.().map(({token}) => token.id), [idOf(1)]);
});

test('a predecessor that is revoked still counts', () => {
	const rows = [living(1, '2026-05-02T00:00:00Z', {revokedAt: '2026-05-02T00:00:00Z'}), living(2, '2026-07-30T02:00:00Z')];
	assert.equal(findingsOf('successor-outlives', rows, rotated).length, 1);
});

test('an equal or shorter lifetime is not found, nor one that is an hour longer, because clocks differ', () => {
	for (const [old, successor] of [['2026-07-30T00:00:00Z', '2026-07-30T00:00:00Z'], ['2026-07-30T00:00:00Z', '2026-07-30T01:00:00Z'], [undefined, '2026-07-30T00:00:00Z'], [undefined, undefined]]) {
		assert.deepEqual(foundBy('successor-outlives', [living(1, old), living(2, successor)], rotated), [], `${old} ${successor}`);
	}
});

test('nothing is found where a time cannot be read, a token is not listed, the successor is gone, or there is no journal', () => {
	const short = living(1, '2026-05-02T00:00:00Z');
	assert.deepEqual(foundBy('successor-outlives', [living(1, 'soon'), living(2, undefined)], rotated), []);
	assert.deepEqual(foundBy('successor-outlives', [living(2, undefined)], rotated), []);
	assert.deepEqual(foundBy('successor-outlives', [short], rotated), []);
	assert.deepEqual(foundBy('successor-outlives', [short, living(2, undefined, {revokedAt: '2026-05-02T00:00:00Z'})], rotated), []);
	assert.deepEqual(foundBy('successor-outlives', [short, living(2, undefined)], {journal: undefined}), []);
});
