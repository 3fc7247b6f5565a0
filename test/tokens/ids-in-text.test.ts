import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {idsInText} from '../../source/tokens/ids-in-text.js';

const id = fc.uuid();
const anyCase = id.chain(each => fc.mixedCase(fc.constant(each)));
const around = fc.constantFrom(' ', '\n', '\r\n', ',', ';', '"', '\'', ', "id": "', '|', '/', ' // ', '\t', '(', '日');

test('every id is found once, in lower case, in the order of the text, whatever parts them', () => {
	fc.assert(fc.property(fc.array(fc.tuple(around, anyCase)), around, (parts, end) => {
		const found = idsInText(`${parts.map(([before, each]) => before + each).join('')}${end}`);
		assert.deepEqual(found, [...new Set(parts.map(([, each]) => each.toLowerCase()))]);
	}));
});

test('nothing that is longer than an id, and nothing that only looks like one', () => {
	fc.assert(fc.property(id, fc.constantFrom('0', 'a', 'g', '_'), (each, more) => {
		assert.deepEqual(idsInText(more + each), []);
		assert.deepEqual(idsInText(each + more), []);
		assert.deepEqual(idsInText(each.replaceAll('-', '')), []);
		assert.deepEqual(idsInText(each.slice(1)), []);
	}));
});

test('any text is read, and what is found stands in it', () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), text => {
		for (const each of idsInText(text)) {
			assert.ok(text.toLowerCase().includes(each));
		}
	}));
});
