import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {editDistance} from '../../../source/tokens/text/edit-distance.js';
import {nearestName} from '../../../source/tokens/text/nearest-name.js';

test('the nearest of some names', () => {
	const names = ['flight2', 'flight3', 'Flight3', 'sensors', 'db', 'turbine_vibration'];
	for (const [name, expected] of [
		['sensor', 'sensors'],
		['snesors', 'sensors'],
		['flihgt3', 'flight3'],
		['FLIGHT3', 'Flight3'],
		['flight', 'flight2'],
		['turbine-vibrations', 'turbine_vibration'],
		['turbine_vib', undefined],
		['da', 'db'],
		['xx', undefined],
		['weather', undefined],
		['', undefined],
	] as const) {
		assert.equal(nearestName(name, names), expected, name);
	}
});

test('a distance is 0 for equal texts, the same in both directions, and at least the difference of the lengths', () => {
	const someText = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8});
	fc.assert(fc.property(someText, someText, (left, right) => {
		const distance = editDistance(left, right);
		assert.equal(distance === 0, left === right);
		assert.equal(editDistance(right, left), distance);
		assert.ok(distance >= Math.abs(left.length - right.length));
		assert.ok(distance <= Math.max(left.length, right.length));
	}));
	assert.equal(editDistance('ab', 'ba'), 1);
	assert.equal(editDistance('kitten', 'sitting'), 3);
});

test('a name with one typing mistake is found', () => {
	fc.assert(fc.property(fc.string({unit: fc.constantFrom(...'abcdefgh'), minLength: 3, maxLength: 20}), fc.nat(), (name, place) => {
		const index = place % name.length;
		assert.equal(nearestName(`${name.slice(0, index)}${name.slice(index + 1)}`, ['zzzzzzzz', name]), name);
	}));
});
