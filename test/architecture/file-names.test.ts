import assert from 'node:assert/strict';
import test from 'node:test';
import {readExports} from './read-exports.js';
import {readSourceFiles} from './source-files.js';

/**
The names that a file exports, in kebab-case.
*/
function exportedNames(path: string, text: string): readonly string[] {
	return readExports(path, text).map(name => name
		.replaceAll(/(?<=[\da-z])(?=[A-Z])/g, '-')
		.replaceAll(/(?<before>[A-Z])(?<after>[A-Z][a-z])/g, '$<before>-$<after>')
		.toLowerCase());
}

/**
Whether a file is named for one of its exports: `status` for `statusOf`, `command` for `addListCommand`.
*/
function isNamedForExport(fileName: string, names: readonly string[]): boolean {
	return names.some(name => name === fileName || name.startsWith(`${fileName}-`) || name.endsWith(`-${fileName}`));
}

test('every source file is named for one of its exports', () => {
	const named = readSourceFiles().filter(({name}) => name !== 'cli' && !name.endsWith('/types') && name !== 'source/environment');
	assert.ok(named.length > 0);
	assert.deepEqual(named.filter(({name, path, text}) => !isNamedForExport(name.split('/').at(-1)!, exportedNames(path, text))).map(({name}) => name), []);
});

test('the check reads the names of every kind of export, and finds a file name that fits none of them', () => {
	const text = 'const a = 1;\nexport type Status = string;\nexport const statusOf = a;\nexport {a as tokenText};\nexport function toHTML() {}\n';
	assert.deepEqual(exportedNames('a.ts', text), ['status', 'status-of', 'token-text', 'to-html']);
	assert.ok(isNamedForExport('status', ['status-of']));
	assert.ok(isNamedForExport('command', ['add-list-command']));
	assert.ok(!isNamedForExport('dates', ['parse-date', 'date-time']));
});
