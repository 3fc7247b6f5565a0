import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {styleAfter, styleChange, styleOfBlank} from '../../../source/terminal/screen/style.js';
import {arbitraryRendition} from '../../helpers/terminal/arbitrary-frames.js';

const parametersOf = (sequence: string): string => sequence.slice(2, -1);

const arbitraryStyle = fc.array(arbitraryRendition, {maxLength: 4}).map(sequences => {
	let style = '';
	for (const sequence of sequences) {
		style = styleAfter(style, parametersOf(sequence)) ?? style;
	}

	return style;
});

test('a sequence switches attributes and colours on and off', () => {
	assert.equal(styleAfter('', '1;38;5;246'), '1|38;5;246');
	assert.equal(styleAfter('1|38;5;246', '31'), '1|31', 'a colour takes the place of another');
	assert.equal(styleAfter('1|2|31', '22'), '31', 'bold and faint end together');
	assert.equal(styleAfter('38;2;1;2;3|48;5;7', '39;49'), '');
	assert.equal(styleAfter('1|107', ''), '', 'no parameter is 0');
	assert.equal(styleAfter('1', ';7'), '7', 'a parameter that is left out is 0');
	for (const unknown of ['21', '58;5;1', '38', '38;5', '38;2;1;2', '53']) {
		assert.equal(styleAfter('', unknown), undefined, unknown);
	}
});

test('the change from one style to another leads there, and is never longer than to begin anew', () => {
	fc.assert(fc.property(arbitraryStyle, arbitraryStyle, (from, to) => {
		const change = styleChange(from, to);
		assert.equal(change === '' ? from : styleAfter(from, parametersOf(change)), to);
		assert.ok(change.length <= `\u{1B}[0;${to.replaceAll('|', ';')}m`.length, change);
	}));
});

test('what ends faint leaves bold, which has the same end', () => {
	const change = styleChange('1|2|38;5;100|48;5;100', '1|38;5;100|48;5;100');
	assert.equal(change, '\u{1B}[22;1m');
	assert.equal(styleAfter('1|2|38;5;100|48;5;100', parametersOf(change)), '1|38;5;100|48;5;100');
});

test('only what is seen without a letter counts in a blank cell', () => {
	assert.equal(styleOfBlank('1|2|3|38;5;9'), '');
	assert.equal(styleOfBlank('1|38;5;9|48;5;3'), '48;5;3');
	for (const seen of ['7', '31|4', '2|9']) {
		assert.equal(styleOfBlank(seen), seen);
	}
});
