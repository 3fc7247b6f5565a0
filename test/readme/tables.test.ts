import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {withPart} from '../../scripts/readme-part.js';
import {readmeTables} from '../../scripts/readme-tables.js';
import {projectFolder} from '../helpers/project-folder.js';

const readme = readFileSync(path.join(projectFolder(), 'README.md'), 'utf8');

for (const [name, table] of readmeTables()) {
	test(`the README's ${name} table is up to date (else: npm run readme)`, () => {
		assert.equal(readme, withPart(readme, name, table));
	});
}

test('every picture and file that the README links exists', () => {
	const files = readme.matchAll(/\]\((?!https?:|#)(?<file>[^)]*)\)/g).map(match => match.groups!.file!).toArray();
	assert.ok(files.length > 0);
	assert.deepEqual(files.filter(file => !existsSync(path.join(projectFolder(), file))), []);
});

test('only the text between the marks of a part is replaced', () => {
	const before = 'Before.\n\n<!-- keymap -->\n| old |\n<!-- /keymap -->\n\nAfter.\n';
	const after = withPart(before, 'keymap', '| new |');
	assert.equal(after, 'Before.\n\n<!-- keymap -->\n\n| new |\n\n<!-- /keymap -->\n\nAfter.\n');
	assert.equal(withPart(after, 'keymap', '| new |'), after);
});

test('a README without the marks, with one of them, or with two pairs is refused', () => {
	const pair = '<!-- keymap -->\n<!-- /keymap -->';
	for (const text of ['', '<!-- keymap -->', '<!-- /keymap --> <!-- keymap -->', `${pair}\n${pair}`]) {
		assert.throws(() => withPart(text, 'keymap', ''), /README\.md must hold/);
	}
});

test('every row of a table has the same number of cells', () => {
	for (const [name, table] of readmeTables()) {
		const columns = new Map([['keymap', 4], ['columns', 3]]).get(name) ?? 2;
		for (const row of table.split('\n')) {
			assert.equal(row.split(/(?<!\\)\|/).length, columns + 2, row);
		}
	}
});
