import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {findShift, shifted} from '../../../source/terminal/screen/find-shift.js';

const row = (index: number): string => `row ${index}`;

test('a list that scrolled between rows that stay is found, with the way it went', () => {
	fc.assert(fc.property(fc.nat(5), fc.nat(5), fc.integer({min: 8, max: 30}), fc.integer({min: -4, max: 4}).filter(by => by !== 0), (above, below, height, by) => {
		const around = (first: number) => [
			...Array.from({length: above}, (_, index) => `above ${index}`),
			...Array.from({length: height}, (_, index) => row(first + index)),
			...Array.from({length: below}, (_, index) => `below ${index}`),
		];
		const [before, after] = [around(10), around(10 + by)];
		const shift = findShift(before, after);
		assert.deepEqual(shift, {top: above, bottom: above + height - 1, by});
		const shown = shifted(before, shift);
		assert.deepEqual(shown, after.map((text, y) => y < above || y >= above + height || before.includes(text) ? text : ''));
	}));
});

test('rows that occur twice, that are few or that stay are no shift', () => {
	const frame = Array.from({length: 10}, (_, index) => row(index));
	assert.equal(findShift(frame, frame), undefined);
	assert.equal(findShift(frame, [...frame.slice(1, 3), ...frame.slice(2)]), undefined);
	const same = Array.from({length: 10}, () => 'same');
	assert.equal(findShift(['first', ...same], [...same, 'last']), undefined);
});

test('a row is known by its start, because what stands beside a list may not scroll with it', () => {
	const list = (first: number, beside: string) => Array.from({length: 9}, (_, index) => `${row(first + index).padEnd(70)}${beside} ${index}`);
	assert.deepEqual(findShift(list(0, 'one'), list(1, 'other')), {top: 0, bottom: 8, by: 1});
});
