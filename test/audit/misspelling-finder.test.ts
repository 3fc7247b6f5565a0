import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {misspellingFinder} from '../../source/audit/misspelling-finder.js';
import {editDistance} from '../../source/tokens/text/edit-distance.js';

test('it gives the name that was meant', () => {
	const find = misspellingFinder(['sensors', 'plant/north', 'flight1', 'db', 'Plant-A']);
	for (const [name, meant] of [
		['sensor', 'sensors'],
		['sensorss', 'sensors'],
		['sensers', 'sensors'],
		['snesors', 'sensors'],
		['SENSORS', 'sensors'],
		['plant-north', 'plant/north'],
		['DB', 'db'],
		['plant-a', 'Plant-A'],
		['flightl', 'flight1'],
		['sensors', undefined],
		['sesnosr', undefined],
		['flight2', undefined],
		['flight11', undefined],
		['flight', undefined],
		['Plant-B', undefined],
		['Plant-', undefined],
		['dbs', undefined],
		['', undefined],
	] as const) {
		assert.equal(find(name), meant, name);
	}
});

test('among names without counters it finds a name exactly when one is an edit away', () => {
	const word = fc.string({unit: fc.constantFrom('a', 'b', '-'), minLength: 4, maxLength: 7}).map(text => `xx${text.replaceAll('-', 'yy')}`);
	fc.assert(fc.property(fc.array(word, {maxLength: 12}), word, (names, name) => {
		const near = names.includes(name) ? [] : names.filter(candidate => editDistance(name, candidate) === 1);
		const meant = misspellingFinder(names)(name);
		assert.equal(meant !== undefined, near.length > 0);
		assert.ok(meant === undefined || near.includes(meant));
	}));
});
