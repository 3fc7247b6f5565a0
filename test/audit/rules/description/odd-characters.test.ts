import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {display} from '../../../../source/terminal/display.js';
import {findingsOf, rowOf} from '../../../helpers/audit/found-by.js';

const evidenceOf = (description: string) => findingsOf('odd-characters', [rowOf(1, [], {description})]).map(({evidence}) => evidence())[0];

test('controls, bidirectional and invisible characters are found and named', () => {
	assert.equal(evidenceOf('a\u{1B}[2J'), 'the description has U+001B (control)');
	assert.equal(evidenceOf('two\nlines\ttab'), 'the description has U+000A (control), U+0009 (control)');
	assert.equal(evidenceOf('a\u{9D}52;c;'), 'the description has U+009D (control)');
	assert.equal(evidenceOf('a\u{2028}b'), 'the description has U+2028 (control)');
	assert.equal(evidenceOf('a\u{202E}b\u{2066}\u{200F}'), 'the description has U+202E (bidirectional), U+2066 (bidirectional), U+200F (bidirectional)');
	assert.equal(evidenceOf('gra\u{200B}fa\u{AD}na\u{FEFF}\u{E0041}\u{E0042}'), 'the description has U+200B (invisible), U+00AD (invisible), U+FEFF (invisible) and 2 more');
	assert.equal(evidenceOf('a\u{200D}b'), 'the description has U+200D (invisible)');
});

test('letters of all scripts, joined emoji and joiners inside words that need them are not found', () => {
	for (const description of ['Zähler', 'Za\u{308}hler', '書き込み', 'می\u{200C}خواهم', 'क्\u{200D}ष', '\u{1F469}\u{200D}\u{1F4BB} lena', '\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}', '❤\u{FE0F} heart', 'a\u{A0}b', '']) {
		assert.equal(evidenceOf(description), undefined, description);
	}
});

test('a description that cannot be read is not found', () => {
	assert.deepEqual(findingsOf('odd-characters', [rowOf(1, [], {description: ['\u{1B}']})]), []);
});

test('display() replaces every character that is found, so that a person sees it', () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), description => {
		const isFound = evidenceOf(description) !== undefined;
		assert.ok(!isFound || display(description) !== description);
	}), {numRuns: 2000});
});
