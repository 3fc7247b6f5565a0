import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {indexTokens} from '../../../source/tokens/list/token-index.js';
import {foldText} from '../../../source/tokens/text/fold-text.js';
import {someToken} from '../../helpers/tokens/arbitraries.js';

const someWord = fc.oneof(
	fc.constantFrom('e', 'edge', 'edge-07', 'edge-0', 'zähler', '書', 'flight2', 'lines\nflight', '\0', '\u{FFFD}', '\u{D83D}', '🚀', '\u{DE80}', '-', ''),
	fc.string({unit: 'binary', minLength: 1, maxLength: 3}),
);

/**
Tokens whose descriptions also hold halves of characters and the bytes that end a field.
*/
const someTokens = fc.array(fc.tuple(someToken, fc.option(fc.oneof(someWord, fc.string({unit: 'binary-ascii', maxLength: 200})), {nil: undefined}))
	.map(([token, description]) => description === undefined ? token : {...token, description}), {maxLength: 20, size: 'max'});

test('a word is found in the entries that hold it in a field, or is left to a search of each field', () => {
	let answered = 0;
	fc.assert(fc.property(someTokens, fc.array(someWord, {minLength: 1, maxLength: 4}), fc.nat({max: 20}), (tokens, words, most) => {
		const {entries, texts} = indexTokens(tokens);
		texts.add(most);
		// Each word as it is typed, and once more at the end: the index goes on from what it found for a beginning.
		const typed = words.flatMap(some => [...foldText(some)].map((_, length, characters) => characters.slice(0, length + 1).join('')));
		for (const word of ['', ...typed, ...words.map(some => foldText(some))]) {
			const found = texts.find(word);
			if (!found) {
				assert.match(word, /^$|[\0\n\u{D800}-\u{DFFF}\u{FFFD}]/u);
				continue;
			}

			answered++;
			const plain = entries.map(({foldedDescription, foldedId, grants}) => [foldedDescription, foldedId, ...grants.map(({database}) => database)].some(field => field.includes(word)));
			assert.deepEqual(Array.from(found, hit => hit === 1), plain);
		}
	}), {numRuns: 500});
	assert.ok(answered > 500);
});

test('a word does not go over the end of a field or of an entry', () => {
	const row = {permissions: [{action: 'read', resource: 'ab'}], createdAt: '2026-01-01T00:00:00Z'};
	const {texts} = indexTokens([{...row, id: '12', description: 'cd'}, {...row, id: '34', description: 'ef'}]);
	const positionsOf = (word: string) => [...texts.find(word) ?? []].join('');
	assert.equal(positionsOf('ab'), '11');
	assert.equal(positionsOf('ef'), '01');
	for (const word of ['d1', '2a', 'be', 'cd12']) {
		assert.equal(positionsOf(word), '00', word);
	}
});
