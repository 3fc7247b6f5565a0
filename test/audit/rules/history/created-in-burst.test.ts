import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {findingsOf, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

const rule = 'created-in-burst';
const start = Date.UTC(2024, 2, 1, 10, 14, 30);
const thresholds = {burstTokens: 3, burstMinutes: 1};
const rowsAt = (...seconds: readonly number[]) => seconds.map((second, index) => rowOf(index, [], {createdAt: new Date(start + (second * 1000)).toISOString()}));

test('tokens that were created within the minutes of the policy are found, with the whole burst', () => {
	const rows = rowsAt(60, 0, 30, 300);
	assert.deepEqual(foundBy(rule, rows, {thresholds}), [0, 1, 2].map(number => `token ${number}: one of 3 created within a minute, 2024-03-01 10:14 UTC`));
	assert.deepEqual(findingsOf(rule, rows, {thresholds})[0]!.others!().map(({position}) => position), [1, 2]);
});

test('bursts that overlap are one, and those that do not are two', () => {
	assert.equal(foundBy(rule, rowsAt(0, 30, 60, 90, 120), {thresholds})[0], 'token 0: one of 5 created within 2 minutes, 2024-03-01 10:14 UTC');
	assert.deepEqual(foundBy(rule, rowsAt(0, 0, 0, 61, 61, 61), {thresholds}), [0, 1, 2, 3, 4, 5].map(number => `token ${number}: one of 3 created within a minute, 2024-03-01 10:1${number < 3 ? 4 : 5} UTC`));
});

test('too few tokens, tokens a millisecond too far apart, and tokens that are gone or have no known creation are not found', () => {
	assert.deepEqual(foundBy(rule, rowsAt(0, 30), {thresholds}), []);
	assert.deepEqual(foundBy(rule, rowsAt(0, 30, 60.001), {thresholds}), []);
	assert.deepEqual(foundBy(rule, [...rowsAt(0, 30), rowOf(8, [], {createdAt: 'once'}), rowOf(9, [], {createdAt: '2024-03-01T10:14:30Z', revokedAt: '2026-02-01T00:00:00Z'})], {thresholds}), []);
	assert.deepEqual(foundBy(rule, rowsAt(...Array.from({length: 9}, () => 0))), []);
	assert.equal(foundBy(rule, rowsAt(...Array.from({length: 10}, () => 0))).length, 10);
});

test('each token of a burst names the same burst, which has the number of tokens that it says', () => {
	fc.assert(fc.property(fc.array(fc.integer({min: 0, max: 600}), {maxLength: 30}), seconds => {
		const findings = findingsOf(rule, rowsAt(...seconds), {thresholds});
		for (const {entry, others, evidence} of findings) {
			const burst = [entry!, ...others!()];
			assert.ok(burst.length >= thresholds.burstTokens);
			assert.match(evidence(), new RegExp(`^one of ${burst.length} created within `));
			assert.ok(others!().every(other => findings.find(finding => finding.entry === other)!.evidence() === evidence()));
		}
	}));
});
