import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {placeInJson, placeOfJsonMistake, type JsonPath} from '../../source/storage/place-in-json.js';

function offsetOf(text: string, {line, column}: {readonly line: number; readonly column: number}): number {
	const before = text.split(/(?<=\r\n|\r(?!\n)|\n)/).slice(0, line - 1).join('');
	return before.length + column - 1;
}

/**
Every path in a value, with the value at that path.
*/
function pathsOf(value: unknown, path: JsonPath = []): ReadonlyArray<readonly [JsonPath, unknown]> {
	const children: ReadonlyArray<readonly [string | number, unknown]> = Array.isArray(value) ? value.entries().toArray() : (typeof value === 'object' && value !== null ? Object.entries(value) : []);
	return [[path, value], ...children.flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

test('the place of a value is where it begins, and that of a missing value is where the value around it begins', () => {
	fc.assert(fc.property(fc.jsonValue({maxDepth: 3}), fc.constantFrom(undefined, '\t', 2), (value, indent) => {
		const text = JSON.stringify(value, undefined, indent);
		for (const [path, child] of pathsOf(JSON.parse(text))) {
			const rest = text.slice(offsetOf(text, placeInJson(text, path)));
			const printed = JSON.stringify(child);
			assert.equal(rest[0], printed[0], `${text} ${path.join('.')}`);
		}
	}));
	assert.deepEqual(placeInJson('{"a":\n [1, {"b": 2}]}', ['a', 1, 'b']), {line: 2, column: 12});
	assert.deepEqual(placeInJson('{"a":\n [1, {"b": 2}]}', ['a', 1, 'missing']), {line: 2, column: 6}, 'the value around it');
});

test('in valid JSON no mistake is found before the end, and in other text the line and column of the mistake are found', () => {
	const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', String.raw`"\u00e9"`, String.raw`"\x"`, '"\u{7F}\u{85}"', '"', '1', '-0.5e+3', '01', 'true', 'nul', ' ', '\n', '\u{1}');
	fc.assert(fc.property(fc.oneof(fc.array(piece).map(pieces => pieces.join('')), fc.json()), text => {
		const offset = offsetOf(text, placeOfJsonMistake(text));
		let isJson = true;
		try {
			JSON.parse(text);
		} catch {
			isJson = false;
		}

		assert.ok(offset <= text.length);
		assert.ok(!isJson || text.slice(offset).trim() === '', text);
	}), {numRuns: 1000});
	for (const [text, line, column] of [['', 1, 1], ['{"a": 1,}', 1, 9], ['[1\n 2]', 2, 2], ['{"a"\r\n:tru}', 2, 2], ['[1] 2', 1, 5], ['{"a": "x', 1, 7], ['{a: 1}', 1, 2]] as const) {
		assert.deepEqual(placeOfJsonMistake(text), {line, column}, text);
	}
});
