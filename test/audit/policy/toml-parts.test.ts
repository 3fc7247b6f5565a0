import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {parse, stringify} from 'smol-toml';
import {lineOf, tomlParts, type TomlPath} from '../../../source/audit/policy/toml-parts.js';

const odd = String.raw`# A comment with [brackets] = and "quotes".
off = [ # the rules
  "test-like", # [[mute]]
  'same-grants',
]
thresholds.old_after_days = 10
description = {naming_pattern = '^a # b$', "owner_pattern" = "a\"b"}

[ "severities" ] # behind a header
never-expires = "info" # behind a value
'test-like'   =   "low"
text = """
[[mute]]
rule = "in a text"
\"""
a""""
raw = '''
[protected]
'''
day = 1979-05-27 07:32:00
numbers = [[1, 2], [ 3 ], {a.b = [4]}]

[[mute]]
rule = "a"

[mute.more]
key = 1

[[mute]]
rule = "b"
[[mute.inner]]
x = 1
[[mute.inner]]
x = 2
`;

function at(value: unknown, path: TomlPath): unknown {
	let found = value;
	for (const key of path) {
		found = (found as Readonly<Record<string | number, unknown>>)[key];
	}

	return found;
}

function assertPartsAgree(text: string): void {
	const content = parse(text);
	for (const {path, kind, start, end} of tomlParts(text)) {
		if (kind === 'value') {
			assert.deepEqual(parse(`x = ${text.slice(start, end)}`).x, at(content, path), `${path.join('.')} in\n${text}`);
		} else {
			assert.equal(typeof at(content, path), 'object');
		}
	}
}

function leavesOf(value: unknown, path: TomlPath = []): readonly TomlPath[] {
	return typeof value === 'object' && value !== null && !(value instanceof Date) && Object.keys(value).length > 0
		? Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, Array.isArray(value) ? Number(key) : key]))
		: [path];
}

test('each value of an oddly laid out file is found at its place', () => {
	assertPartsAgree(odd);
	const found = new Set(tomlParts(odd).map(({path}) => JSON.stringify(path)));
	for (const path of leavesOf(parse(odd))) {
		assert.ok(found.has(JSON.stringify(path)), path.join('.'));
	}
});

test('the line of a key is its own, and that of a missing key is the line of its table', () => {
	const parts = tomlParts(odd);
	const line = (...path: TomlPath) => lineOf(odd, parts, path);
	assert.deepEqual([line('off'), line('off', 0), line('off', 1), line('thresholds', 'old_after_days'), line('description', 'owner_pattern')], [2, 3, 4, 6, 7]);
	assert.deepEqual([line('severities'), line('severities', 'test-like'), line('severities', 'raw'), line('severities', 'numbers', 2, 'a', 'b', 0)], [9, 11, 17, 21]);
	assert.deepEqual([line('mute', 0), line('mute', 0, 'until'), line('mute', 0, 'more', 'key'), line('mute', 1, 'rule'), line('mute', 1, 'inner', 1, 'x')], [23, 23, 27, 30, 34]);
	assert.equal(lineOf('a = 1\r\n\r\nb = 2\r\n', tomlParts('a = 1\r\n\r\nb = 2\r\n'), ['b']), 3);
	assert.equal(lineOf('', tomlParts(''), ['nothing']), 1);
});

test('what smol-toml writes is read back part by part, with Windows line ends too', () => {
	const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom('"""', '\'\'\'', '# no comment', '[[mute]]', 'a\nb', '\\', '"', 'a = 1'));
	const key = fc.oneof(fc.string({minLength: 1}), fc.constantFrom('rule', 'a.b', '#', '"', '\'', '[', ' '));
	const value = fc.oneof(leaf, fc.array(leaf), fc.dictionary(key, leaf), fc.array(fc.dictionary(key, leaf), {minLength: 1}));
	const file = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value)));
	fc.assert(fc.property(file, fc.boolean(), (content, isWindows) => {
		const text = stringify(content).split('\n').join(isWindows ? '\r\n' : '\n');
		assertPartsAgree(text);
		const found = new Set(tomlParts(text).map(({path}) => JSON.stringify(path)));
		assert.deepEqual(leavesOf(parse(text)).filter(path => path.length > 0 && !found.has(JSON.stringify(path))), [], text);
	}));
});
