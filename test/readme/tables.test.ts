import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {generatedParts} from '../../scripts/generated-parts.js';
import {withPart} from '../../scripts/with-part.js';
import {projectFolder} from '../helpers/project-folder.js';

for (const {page, name, table} of generatedParts()) {
	test(`the ${name} table of ${page} is up to date (else: npm run readme)`, () => {
		const text = readFileSync(path.join(projectFolder(), page), 'utf8');
		assert.equal(text, withPart(text, name, table));
	});
}

test('only the text between the marks of a part is replaced', () => {
	const before = 'Before.\n\n<!-- keymap -->\n| old |\n<!-- /keymap -->\n\nAfter.\n';
	const after = withPart(before, 'keymap', '| new |');
	assert.equal(after, 'Before.\n\n<!-- keymap -->\n\n| new |\n\n<!-- /keymap -->\n\nAfter.\n');
	assert.equal(withPart(after, 'keymap', '| new |'), after);
});

test('a page without the marks, with one of them, or with two pairs is refused', () => {
	const pair = '<!-- keymap -->\n<!-- /keymap -->';
	for (const text of ['', '<!-- keymap -->', '<!-- /keymap --> <!-- keymap -->', `${pair}\n${pair}`]) {
		assert.throws(() => withPart(text, 'keymap', ''), /The page must hold/);
	}
});

test('every row of a table has the same number of cells', () => {
	for (const {name, table} of generatedParts()) {
		const columns = new Map([['keymap', 4], ['columns', 3]]).get(name) ?? 2;
		for (const row of table.split('\n')) {
			assert.equal(row.split(/(?<!\\)\|/).length, columns + 2, row);
		}
	}
});
