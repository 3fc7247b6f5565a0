import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {indexMore, indexTokens} from '../../../source/tokens/list/token-index.js';
import {compareCodeUnits, compareText} from '../../../source/tokens/text/compare-text.js';

/**
Enough tokens for several sorted runs of texts, with few or many different descriptions, and some equal IDs.
*/
const manyTokens = fc.tuple(
	fc.integer({min: 2000, max: 6000}),
	fc.constantFrom(1, 50, 3000, 1_000_000),
	fc.constantFrom('edge-', 'Zähler ', '書き込み', ''),
	fc.integer({min: 1, max: 1_000_000}),
).map(([length, different, word, seed]) => Array.from({length}, (_, place) => {
	const number = (place * 7919 * seed) % different;
	return {
		id: `id-${(place * seed) % 1500}`, description: `${number % 3 === 0 ? word.toUpperCase() : word}${number}`, permissions: [], createdAt: '2026-01-01T00:00:00Z',
	};
}));

test('the order by description is that of a plain sort, however the list arrived', () => {
	fc.assert(fc.property(manyTokens, fc.integer({min: 1, max: 3000}), (tokens, slice) => {
		const arriving: Array<typeof tokens[number]> = [];
		for (let from = 0; from < tokens.length; from += slice) {
			arriving.push(...tokens.slice(from, from + slice));
			indexMore(arriving, slice / 2);
		}

		const positions = [...indexTokens(arriving).sortByDescription()];
		const plain = tokens.keys().toArray().toSorted((left, right) =>
			compareText(tokens[left]!.description, tokens[right]!.description)
			|| compareCodeUnits(tokens[left]!.id, tokens[right]!.id)
			|| left - right);
		assert.deepEqual(positions, plain);
	}), {numRuns: 20});
});
