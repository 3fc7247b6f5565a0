import assert from 'node:assert/strict';
import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {projectFolder} from '../../../helpers/project-folder.js';

const folder = projectFolder();
const commandFiles = globSync('source/commands/*/command.ts', {cwd: folder}).map(file => file.replaceAll('\\', '/'));
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

/**
The modules that a file loads when it is loaded itself: its static imports and re-exports, without those of types. `import('…')` loads later and does not count.
*/
function staticImports(file: string): readonly string[] {
	return textOf(file)
		.matchAll(/^(?:import|export) (?!type )(?:[^';]* from )?'(?<specifier>[^']+)';/gm)
		.map(({groups}) => groups!.specifier!)
		.toArray();
}

/**
The files and packages that are loaded when a file is loaded.
*/
function loadedWith(start: string): {readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string>} {
	const files = new Set<string>();
	const packages = new Set<string>();
	const visit = (file: string): void => {
		if (files.has(file)) {
			return;
		}

		files.add(file);
		for (const specifier of staticImports(file)) {
			if (specifier.startsWith('.')) {
				visit(path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts'));
			} else {
				packages.add(specifier);
			}
		}
	};

	visit(start);
	return {files, packages};
}

test('every command loads its run.ts only when it runs', () => {
	assert.ok(commandFiles.length > 10);
	for (const file of commandFiles) {
		assert.match(textOf(file), /await import\('\.\/run\.js'\)|\[import\('\.\/run\.js'\)/, file);
		assert.ok(existsSync(path.join(folder, path.dirname(file), 'run.ts')), file);
	}

	const {files} = loadedWith('source/commands/make-program.ts');
	assert.deepEqual(commandFiles.filter(file => !files.has(file)), []);
	assert.deepEqual([...files].filter(file => file.endsWith('/run.ts')), []);
});

test('only schema, and only for a name, loads the descriptions of the outputs and what makes a JSON Schema of them', () => {
	const described = loadedWith('source/commands/schema/json-schema.ts');
	assert.ok(described.packages.has('@valibot/to-json-schema'));
	const descriptions = staticImports('source/commands/schema/output-schema.ts').filter(specifier => specifier.startsWith('.') && !specifier.endsWith('/described-outputs.js')).map(specifier => path.posix.join('source/commands/schema', specifier).replace(/\.js$/, '.ts'));
	assert.ok(descriptions.length > 8);
	assert.ok(descriptions.every(file => described.files.has(file)));
	const runs = commandFiles.map(file => file.replace('command.ts', 'run.ts'));
	assert.deepEqual(runs.filter(file => {
		const {files, packages} = loadedWith(file);
		return packages.has('@valibot/to-json-schema') || descriptions.some(name => files.has(name));
	}), []);
});

test('the options and help of all commands load only the package commander, and no file of the folders that do the work', () => {
	const {files, packages} = loadedWith('source/commands/make-program.ts');
	assert.deepEqual([...packages].filter(name => !name.startsWith('node:')), ['commander']);
	// Completion needs quote-for-shell.ts to quote the values that it prints. That file is pure and small.
	assert.deepEqual([...files].filter(file => /^source\/(?:operations|journal|settings|secrets|emulator|screens|components)\//.test(file) && !file.endsWith('/quote-for-shell.ts')), []);
});
