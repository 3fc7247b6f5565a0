import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {backOff} from '../../source/operations/back-off.js';

test('the back-off doubles from half a second to ten seconds, and half of it is random', () => {
	assert.deepEqual([1, 2, 3, 4, 5, 6, 7].map(attempt => backOff(attempt, () => 1)), [500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
	assert.deepEqual([1, 2, 3].map(attempt => backOff(attempt, () => 0)), [250, 500, 1000]);
	fc.assert(fc.property(fc.integer({min: 1, max: 2000}), attempt => {
		const ms = backOff(attempt);
		assert.ok(ms >= 250);
		assert.ok(ms <= 10_000);
	}));
});
