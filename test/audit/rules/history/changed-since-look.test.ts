import assert from 'node:assert/strict';
import test from 'node:test';
import {readTokenList} from '../../../../source/api/token-list.js';
import {hashOfGrants} from '../../../../source/audit/hash-of-grants.js';
import {lookOfTokens} from '../../../../source/audit/look-of-tokens.js';
import {
	findingsOf,
	foundBy,
	idOf,
	rowOf,
} from '../../../helpers/audit/found-by.js';
import type {RawToken} from '../../../helpers/audit/raw-cluster.js';

const rule = 'changed-since-look';
const lookMs = Date.UTC(2026, 5, 1, 9, 30, 0, 500);
const look = 'the last look, 2026-06-01 09:30 UTC';
const since = (...rows: readonly RawToken[]) => ({lastLook: lookOfTokens(readTokenList(rows), lookMs)});
const byUs = (id: string, at: number, ...grants: readonly string[]) => ({
	journal: {rotations: [], changed: new Map([[id, [{at, grants: hashOfGrants(readTokenList([rowOf(0, grants)])[0]!.permissions)}]]])},
});

test('a token that is new since the last look is found', () => {
	const rows = [rowOf(1, ['write sensors'], {createdAt: '2026-06-02T00:00:00Z'}), rowOf(2, ['write sensors'])];
	assert.deepEqual(foundBy(rule, rows, since()), [
		`token 1: created 2026-06-02, after ${look}`,
		`token 2: not listed at ${look}, and created 2026-01-02`,
	]);
});

test('a token with other grants than at the last look is found, one with the same in another order is not', () => {
	const options = since(rowOf(1, ['read sensors']), rowOf(2, ['read sensors', 'write sensors']), rowOf(3, ['read sensors']));
	assert.deepEqual(foundBy(rule, [
		rowOf(1, ['read sensors', 'write sensors']),
		rowOf(2, ['write sensors', 'read sensors', 'read sensors']),
		rowOf(3, [], {description: 'loader [suspended 2026-06-02]'}),
	], options), [
		`token 1: got other grants after ${look}`,
		`loader [suspended 2026-06-02]: suspended after ${look}`,
	]);
});

test('what this machine did since is not found, unless the grants are others than it asked for', () => {
	const rows = [rowOf(1, ['write sensors'])];
	const id = idOf(1);
	for (const before of [[], [rowOf(1, ['read sensors'])]]) {
		assert.deepEqual(foundBy(rule, rows, {...since(...before), ...byUs(id, lookMs + 1000, 'write sensors')}), []);
		// The clocks may differ by five minutes.
		assert.deepEqual(foundBy(rule, rows, {...since(...before), ...byUs(id, lookMs - 300_000, 'write sensors')}), []);
		assert.equal(foundBy(rule, rows, {...since(...before), ...byUs(id, lookMs - 300_001, 'write sensors')}).length, 1);
		assert.equal(foundBy(rule, rows, {...since(...before), ...byUs(id, lookMs + 1000, 'read flight1')}).length, 1);
	}
});

test('grants that cannot be read, now or then, are not compared, and a row without a usable ID is not found', () => {
	const odd = {permissions: [{action: 'write'}]};
	assert.deepEqual(foundBy(rule, [rowOf(1, ['write sensors'])], since(rowOf(1, [], odd))), []);
	assert.deepEqual(foundBy(rule, [rowOf(1, [], odd)], since(rowOf(1, ['write sensors']))), []);
	assert.deepEqual(foundBy(rule, [rowOf(1, [], odd)], {...since(), ...byUs(idOf(1), lookMs + 1000, 'write sensors')}), []);
	assert.equal(foundBy(rule, [rowOf(1, [], odd)], since()).length, 1);
	assert.deepEqual(findingsOf(rule, [rowOf(1, ['write sensors'], {id: 'none'})], since()), []);
});

test('nothing is found without a look or without the journal', () => {
	assert.deepEqual(foundBy(rule, [rowOf(1, ['write sensors'])]), []);
	assert.deepEqual(foundBy(rule, [rowOf(1, ['write sensors'])], {...since(), journal: undefined}), []);
});
