import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {growthBeside} from '../../bench/parts/scale/growth.js';

const sorted = (count: number, each: number): number => count * Math.log2(count) * each;
const reference = {few: sorted(10_000, 1), many: sorted(300_000, 1)};
const unitCost = fc.double({min: 1e-6, max: 1e3, noNaN: true});

test('what takes n log n grows as the reference does, whatever one token costs', () => {
	fc.assert(fc.property(unitCost, each => {
		const growth = growthBeside(sorted(10_000, each), sorted(300_000, each), reference)!;
		assert.ok(Math.abs(growth - 1) < 1e-9, String(growth));
	}));
});

test('what takes n grows less, and what takes n squared grows more', () => {
	assert.ok(growthBeside(10_000, 300_000, reference)! < 0.8);
	assert.ok(growthBeside(10_000 ** 2, 300_000 ** 2, reference)! > 20);
});

test('what took no time has no growth', () => {
	assert.equal(growthBeside(0, 5, reference), undefined);
});
