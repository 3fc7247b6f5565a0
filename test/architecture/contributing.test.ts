import assert from 'node:assert/strict';
import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {projectFolder} from '../helpers/project-folder.js';
import {rooms} from './rooms.js';

const folder = projectFolder();
const page = readFileSync(path.join(folder, 'CONTRIBUTING.md'), 'utf8');

test('CONTRIBUTING lists the rooms from top to bottom in the same order as the rules', () => {
	const [tree] = /^ {4}source\/\n(?: {6}.*\n)+/m.exec(page)!;
	const listed = [...new Set(tree.matchAll(/^ {6}(?<room>[\w-]+)/gm).map(({groups}) => groups!.room!))];
	assert.deepEqual(listed, Object.keys(rooms).filter(room => room !== 'cli'));
});

test('every file and folder that CONTRIBUTING names exists', () => {
	const named = page.matchAll(/`(?<file>[\w\-./]+\.(?:tsx?|js|md)|(?:source|test|scripts)\/[\w\-/]*)`/g).map(({groups}) => groups!.file!).toArray();
	assert.ok(named.length > 30);
	const files = globSync(['*', 'source/**', 'test/**', 'scripts/**', 'docs/**'], {cwd: folder}).map(file => `/${file.replaceAll('\\', '/')}`);
	const isThere = (name: string): boolean => existsSync(path.join(folder, name)) || files.some(file => file.endsWith(`/${name}`));
	// A command loads its work from `run.js`, which is compiled from `run.ts`.
	assert.deepEqual(named.filter(name => !isThere(name) && !isThere(name.replace(/\.js$/, '.ts'))), []);
});
