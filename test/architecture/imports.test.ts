import assert from 'node:assert/strict';
import test from 'node:test';
import {
	findCircle,
	forbiddenArrows,
	forbiddenModules,
	impurities,
} from './check-imports.js';
import {readImports} from './read-imports.js';
import {mayImport, mayUse} from './rooms.js';
import {describeFile, packageOf, readSourceFiles} from './source-files.js';

const files = readSourceFiles();

test('every room has a rule, and every rule a room', () => {
	const rooms = [...new Set(files.map(file => file.room))].toSorted();
	assert.deepEqual(Object.keys(mayImport).toSorted(), rooms);
	assert.deepEqual(Object.keys(mayUse).toSorted(), rooms);
});

test('every import of our own is a file that exists', () => {
	const names = new Set(files.map(file => file.name));
	const missing = files.flatMap(file => file.files
		.filter(({specifier}) => !names.has(specifier))
		.map(({specifier}) => `${file.name} imports ${specifier}`));
	assert.deepEqual(missing, []);
});

test('imports look downwards, as the picture of the rooms says', () => {
	assert.deepEqual(forbiddenArrows(files), []);
});

test('packages, files, sockets and other programs are used in their rooms only', () => {
	assert.deepEqual(forbiddenModules(files), []);
});

test('pure rooms load nothing but what is pure', () => {
	assert.deepEqual(impurities(files), []);
});

test('no file imports itself by way of others, type imports included', () => {
	assert.equal(findCircle(files)?.join(' → '), undefined);
});

test('an import of types alone says so in front, or the module is loaded for nothing', () => {
	const loading = files.filter(({text}) => /^import \{type [^,}]+(?:, type [^,}]+)*,?\} from/m.test(text)).map(({name}) => name);
	assert.deepEqual(loading, []);
});

test('every kind of import is read, and nothing that only looks like one', () => {
	const text = [
		'import process from \'node:process\';',
		'import type {Got} from \'got\';',
		'import {',
		'	type A,',
		'	b,',
		'} from \'./b.js\';',
		'export type {C} from "./c.js";',
		'export * from \'./d.js\';',
		'type E = import(\'./e.js\').E;',
		'const f = async () => import(\'./f.js\');',
		'// import g from \'./g.js\';',
		'const h = "import h from \'./h.js\'";',
	].join('\n');
	assert.deepEqual(readImports('a.ts', text), [
		{specifier: 'node:process', isType: false},
		{specifier: 'got', isType: true},
		{specifier: './b.js', isType: false},
		{specifier: './c.js', isType: true},
		{specifier: './d.js', isType: false},
		{specifier: './e.js', isType: true},
		{specifier: './f.js', isType: false},
	]);
});

const forbidden: ReadonlyArray<readonly [file: string, statement: string]> = [
	['source/screens/tokens.tsx', 'import {createManagementApi} from \'../api/management-api.js\';'],
	['source/screens/tokens.tsx', 'import {startEmulator} from \'../emulator/emulator.js\';'],
	['source/screens/tokens.tsx', 'const list = async () => import(\'../commands/list.js\');'],
	['source/screens/tokens.tsx', 'import type {App} from \'../app.js\';'],
	['source/screens/tokens.tsx', 'import {openSettings} from \'../profiles/settings.js\';'],
	['source/screens/tokens.tsx', 'import {openJournal} from \'../journal/journal.js\';'],
	['source/commands/emulator.ts', 'import {startEmulator} from \'../emulator/emulator.js\';'],
	['source/commands/emulator.ts', 'import type {Line} from \'../screens/token-lines.js\';'],
	['source/hooks/use-keys.ts', 'import {Table} from \'../components/table.js\';'],
	['source/hooks/use-keys.ts', 'import {Tokens} from \'../screens/tokens.js\';'],
	['source/components/table.tsx', 'import type {DatabaseToken} from \'../api/types.js\';'],
	['source/components/table.tsx', 'import {statusOf} from \'../tokens/status.js\';'],
	['source/tokens/status.ts', 'import {show} from \'../theme/show.js\';'],
	['source/tokens/status.ts', 'import {Secret} from \'../api/secret.js\';'],
	['source/state/marks.ts', 'import {openSettings} from \'../profiles/settings.js\';'],
	['source/operations/revoke.ts', 'import type {Profile} from \'../profiles/types.js\';'],
	['source/api/request.ts', 'import {display} from \'../terminal/display.js\';'],
	['source/terminal/display.ts', 'import type {Theme} from \'../theme/theme.js\';'],
	['source/journal/lock.ts', 'import {settings} from \'../profiles/settings.js\';'],
	['source/emulator/store.ts', 'import {createManagementApi} from \'../api/management-api.js\';'],
	['source/profiles/settings.ts', 'import {openJournal} from \'../journal/journal.js\';'],
	['source/app.tsx', 'import {createManagementApi} from \'./api/management-api.js\';'],
	['source/make-services.ts', 'import {startEmulator} from \'./emulator/emulator.js\';'],
	['source/screens/tokens.tsx', 'import {mount} from \'../../test/helpers/mount.js\';'],
];

for (const [file, statement] of forbidden) {
	test(`a forbidden arrow is seen: ${file}: ${statement}`, () => {
		assert.equal(forbiddenArrows([describeFile(file, statement)]).length, 1);
	});
}

const misused: ReadonlyArray<readonly [file: string, statement: string]> = [
	['source/operations/revoke.ts', 'import got from \'got\';'],
	['source/operations/revoke.ts', 'import type {Got} from \'got\';'],
	['source/screens/details.tsx', 'import {readFile} from \'node:fs/promises\';'],
	['source/emulator/store.ts', 'import {readFileSync} from \'node:fs\';'],
	['source/keymap/actions.ts', 'import {Text} from \'ink\';'],
	['source/hooks/use-keys.ts', 'import {spawn} from \'node:child_process\';'],
	['source/api/request.ts', 'import left from \'left-pad\';'],
	['source/profiles/settings.ts', 'import {request} from \'node:http\';'],
];

for (const [file, statement] of misused) {
	test(`a module in the wrong room is seen: ${file}: ${statement}`, () => {
		assert.equal(forbiddenModules([describeFile(file, statement)]).length, 1);
	});
}

test('what a pure room loads by way of another file is seen', () => {
	assert.deepEqual(impurities([
		describeFile('source/state/form.ts', 'import {readName} from \'../profiles/names.js\';'),
		describeFile('source/profiles/names.ts', 'import path from \'node:path\';'),
	]), ['source/profiles/names imports node:path']);
});

test('a circle through types is seen', () => {
	assert.deepEqual(findCircle([
		describeFile('source/a/one.ts', 'import type {Two} from \'./two.js\';'),
		describeFile('source/a/two.ts', 'import {three} from \'./three.js\';'),
		describeFile('source/a/three.ts', 'import type {One} from \'./one.js\';'),
	]), ['source/a/one', 'source/a/two', 'source/a/three', 'source/a/one']);
});

test('a package is known by its name, whatever part of it is imported', () => {
	assert.equal(packageOf('@hono/node-server/utils/response'), '@hono/node-server');
	assert.equal(packageOf('react/jsx-runtime'), 'react');
	assert.equal(packageOf('node:fs/promises'), 'node:fs/promises');
});
