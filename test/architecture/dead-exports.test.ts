import assert from 'node:assert/strict';
import test from 'node:test';
import {countNames, readExports} from './read-exports.js';
import {
	describeFile,
	readProgramFiles,
	readSourceFiles,
	type SourceFile,
} from './source-files.js';

/**
The exports of `files` that no file of `users` imports and that their own file does not use either, as `source/tokens/status statusOf`. When a file is loaded as a whole (`import * as`, `import('…')`), all of its exports count as used.
*/
function deadExports(files: readonly SourceFile[], users: readonly SourceFile[]): readonly string[] {
	const used = new Set(users.flatMap(user => user.files.flatMap(({specifier, names}) => names.map(name => `${specifier} ${name}`))));
	return files.flatMap(({name, path, text}) => {
		const counts = countNames(path, text);
		return readExports(path, text)
			.filter(exported => !used.has(`${name} ${exported}`) && !used.has(`${name} *`) && counts.get(exported) === 1)
			.map(exported => `${name} ${exported}`);
	});
}

test('the program uses every export of its source files', () => {
	assert.deepEqual(deadExports(readSourceFiles(), readProgramFiles()), []);
});

test('the check finds an export that only a test uses', () => {
	const status = describeFile('source/tokens/status.ts', 'export const statusOf = 1;\nexport type Status = string;\nexport function isInactive(status: Status) { return statusOf; }\n');
	const list = describeFile('source/commands/list/run.ts', 'import {statusOf, type Status as S} from \'../../tokens/status.js\';');
	const lazy = describeFile('source/commands/list/command.ts', 'const run = async () => import(\'../../tokens/status.js\');');
	assert.deepEqual(deadExports([status], [list]), ['source/tokens/status isInactive']);
	assert.deepEqual(deadExports([status], [status, lazy]), []);
});
