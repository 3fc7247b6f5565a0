import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {median, quantile} from '../../bench/report/quantiles.js';

const numbers = fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {minLength: 1});

test('the median is the middle value, whatever the order', () => {
	assert.equal(median([9, 1, 5]), 5);
	assert.equal(median([3]), 3);
});

test('at least half of the values are on each side of the median', () => {
	fc.assert(fc.property(numbers, values => {
		const middle = median(values);
		assert.ok(values.filter(value => value <= middle).length * 2 >= values.length);
		assert.ok(values.filter(value => value >= middle).length * 2 >= values.length);
	}));
});

test('one slow value of twenty is the 95th percentile, and one of a hundred is not', () => {
	const values = (count: number): readonly number[] => [...Array.from({length: count - 1}, () => 1), 50];
	assert.equal(quantile(values(20), 0.95), 50);
	assert.equal(quantile(values(100), 0.95), 1);
});

test('a median of values that the system does not report is undefined', () => {
	assert.equal(median([1, undefined, 3]), undefined);
});

test('there is no median of nothing', () => {
	assert.throws(() => median([]), RangeError);
});
