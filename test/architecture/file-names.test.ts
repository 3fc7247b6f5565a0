import assert from 'node:assert/strict';
import test from 'node:test';
import ts from 'typescript';
import {readSourceFiles} from './source-files.js';

/**
The names that a file exports, in kebab-case.
*/
function exportedNames(path: string, text: string): readonly string[] {
	const toKebab = (name: string): string => name
		.replaceAll(/(?<=[\da-z])(?=[A-Z])/g, '-')
		.replaceAll(/(?<before>[A-Z])(?<after>[A-Z][a-z])/g, '$<before>-$<after>')
		.toLowerCase();

	const nodes = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true).statements;
	return nodes.flatMap(node => {
		if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
			return node.exportClause.elements.map(({name}) => name.text);
		}

		const isExported = ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword);
		if (!isExported) {
			return [];
		}

		if (ts.isVariableStatement(node)) {
			return node.declarationList.declarations.map(({name}) => name.getText());
		}

		return 'name' in node && node.name ? [(node.name as ts.Identifier).text] : [];
	}).map(name => toKebab(name));
}

/**
Whether a file is named for one of its exports: `status` for `statusOf`, `command` for `addListCommand`.
*/
function isNamedForExport(fileName: string, names: readonly string[]): boolean {
	return names.some(name => name === fileName || name.startsWith(`${fileName}-`) || name.endsWith(`-${fileName}`));
}

test('a file is named for what it exports', () => {
	const named = readSourceFiles().filter(({name}) => name !== 'cli' && !name.endsWith('/types') && name !== 'source/environment');
	assert.ok(named.length > 0);
	assert.deepEqual(named.filter(({name, path, text}) => !isNamedForExport(name.split('/').at(-1)!, exportedNames(path, text))).map(({name}) => name), []);
});

test('a name that no export has is seen, whatever is exported', () => {
	const text = 'const a = 1;\nexport type Status = string;\nexport const statusOf = a;\nexport {a as tokenText};\nexport function toHTML() {}\n';
	assert.deepEqual(exportedNames('a.ts', text), ['status', 'status-of', 'token-text', 'to-html']);
	assert.ok(isNamedForExport('status', ['status-of']));
	assert.ok(isNamedForExport('command', ['add-list-command']));
	assert.ok(!isNamedForExport('dates', ['parse-date', 'date-time']));
});
