import assert from 'node:assert/strict';
import test from 'node:test';
import {
	allImpurities,
	findCircle,
	forbiddenArrows,
	forbiddenModules,
	upwardRules,
} from './check-imports.js';
import {readImports} from './read-imports.js';
import {rooms} from './rooms.js';
import {describeFile, packageOf, readSourceFiles} from './source-files.js';

const files = readSourceFiles();

test('every room has a rule, and every rule has a room', () => {
	assert.deepEqual(Object.keys(rooms).toSorted(), [...new Set(files.map(file => file.room))].toSorted());
});

test('no rule allows an import from a room above', () => {
	assert.deepEqual(upwardRules(), []);
});

test('every import of our own files names a file that exists', () => {
	const names = new Set(files.map(file => file.name));
	const missing = files.flatMap(file => file.files
		.filter(({specifier}) => !names.has(specifier))
		.map(({specifier}) => `${file.name} imports ${specifier}`));
	assert.deepEqual(missing, []);
});

test('a file imports only from the rooms that the rule of its own room allows', () => {
	assert.deepEqual(forbiddenArrows(files), []);
});

test('packages, files, sockets and other programs are used only in the rooms that may use them', () => {
	assert.deepEqual(forbiddenModules(files), []);
});

test('files about tokens and keys, and files of screens that are neither components nor hooks, load only pure modules', () => {
	assert.deepEqual(allImpurities(files), []);
});

test('no file imports itself through other files, type imports included', () => {
	assert.equal(findCircle(files)?.join(' → '), undefined);
});

test('an import that takes only types begins with import type, so that the module is not loaded', () => {
	const loading = files.filter(({text}) => /^import \{type [^,}]+(?:, type [^,}]+)*,?\} from/m.test(text)).map(({name}) => name);
	assert.deepEqual(loading, []);
});

test('every kind of import is read, and text that only looks like an import is not', () => {
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
		{specifier: 'node:process', isType: false, names: ['default']},
		{specifier: 'got', isType: true, names: ['Got']},
		{specifier: './b.js', isType: false, names: ['A', 'b']},
		{specifier: './c.js', isType: true, names: ['C']},
		{specifier: './d.js', isType: false, names: ['*']},
		{specifier: './e.js', isType: true, names: ['*']},
		{specifier: './f.js', isType: false, names: ['*']},
	]);
});

const forbidden: ReadonlyArray<readonly [file: string, statement: string]> = [
	['source/screens/tokens/tokens.tsx', 'import {createManagementApi} from \'../../api/management-api.js\';'],
	['source/screens/tokens/tokens.tsx', 'import {startEmulator} from \'../../emulator/emulator.js\';'],
	['source/screens/tokens/tokens.tsx', 'const list = async () => import(\'../../commands/list/run.js\');'],
	['source/screens/tokens/tokens.tsx', 'import type {App} from \'../../app.js\';'],
	['source/screens/tokens/tokens.tsx', 'import {openSettings} from \'../../settings/settings.js\';'],
	['source/screens/tokens/tokens.tsx', 'import {openJournal} from \'../../journal/journal.js\';'],
	['source/commands/emulator/run.ts', 'import {startEmulator} from \'../../emulator/emulator.js\';'],
	['source/commands/emulator/run.ts', 'import type {Line} from \'../../screens/token/token-lines.js\';'],
	['source/keys/use-keys.ts', 'import {Table} from \'../components/table.js\';'],
	['source/keys/use-keys.ts', 'import {Tokens} from \'../screens/tokens/tokens.js\';'],
	['source/components/table.tsx', 'import type {DatabaseToken} from \'../api/types.js\';'],
	['source/components/table.tsx', 'import {statusOf} from \'../tokens/status.js\';'],
	['source/tokens/status.ts', 'import {show} from \'../theme/show.js\';'],
	['source/tokens/status.ts', 'import {Secret} from \'../secrets/secret.js\';'],
	['source/session/lists/marks.ts', 'import {openSettings} from \'../../settings/settings.js\';'],
	['source/operations/changes.ts', 'import type {Profile} from \'../profiles/types.js\';'],
	['source/api/request.ts', 'import {display} from \'../terminal/display.js\';'],
	['source/terminal/display.ts', 'import type {Theme} from \'../theme/theme.js\';'],
	['source/storage/lock.ts', 'import {Secret} from \'../secrets/secret.js\';'],
	['source/secrets/redact.ts', 'import {openSettings} from \'../settings/settings.js\';'],
	['source/emulator/store.ts', 'import {createManagementApi} from \'../api/management-api.js\';'],
	['source/settings/settings.ts', 'import {openJournal} from \'../journal/journal.js\';'],
	['source/app.tsx', 'import {createManagementApi} from \'./api/management-api.js\';'],
	['source/services/make-services.ts', 'import {startEmulator} from \'../emulator/emulator.js\';'],
	['source/screens/tokens/tokens.tsx', 'import {mount} from \'../../../test/helpers/mount.js\';'],
];

for (const [file, statement] of forbidden) {
	test(`the check finds a forbidden import of our own files: ${file}: ${statement}`, () => {
		assert.equal(forbiddenArrows([describeFile(file, statement)]).length, 1);
	});
}

const misused: ReadonlyArray<readonly [file: string, statement: string]> = [
	['source/operations/changes.ts', 'import got from \'got\';'],
	['source/operations/changes.ts', 'import type {Got} from \'got\';'],
	['source/screens/token/details.tsx', 'import {readFile} from \'node:fs/promises\';'],
	['source/commands/list/run.ts', 'import {readFileSync} from \'node:fs\';'],
	['source/keymap/actions.ts', 'import {Text} from \'ink\';'],
	['source/keys/use-keys.ts', 'import {spawn} from \'node:child_process\';'],
	['source/api/request.ts', 'import left from \'left-pad\';'],
	['source/settings/settings.ts', 'import {request} from \'node:http\';'],
];

for (const [file, statement] of misused) {
	test(`the check finds a module in the wrong room: ${file}: ${statement}`, () => {
		assert.equal(forbiddenModules([describeFile(file, statement)]).length, 1);
	});
}

test('the check finds what a pure file loads through another file', () => {
	const names = describeFile('source/profiles/names.ts', 'import os from \'node:os\';');
	const status = describeFile('source/tokens/status.ts', 'import {readName} from \'../profiles/names.js\';');
	const lines = describeFile('source/screens/token/token-lines.ts', 'import {createHash, randomUUID} from \'node:crypto\';');
	const hook = describeFile('source/screens/token/use-token.ts', 'import {useState} from \'react\';');
	assert.deepEqual(allImpurities([names, status, lines, hook]), [
		'source/profiles/names imports node:os',
		'source/screens/token/token-lines imports node:crypto',
	]);
});

test('a screen may load the pure files of the rooms that reach outside, and the types of their other files', () => {
	const identifiers = describeFile('source/api/identifiers.ts', 'import {createHash} from \'node:crypto\';');
	const request = describeFile('source/api/request.ts', 'import got from \'got\';');
	const details = describeFile('source/screens/token/details.tsx', [
		'import {isUuid} from \'../../api/identifiers.js\';',
		'import type {Request} from \'../../api/request.js\';',
		'import {send} from \'../../api/request.js\';',
	].join('\n'));
	assert.deepEqual(forbiddenArrows([identifiers, request, details]), ['source/screens/token/details imports source/api/request']);
});

test('the check finds a circle through type imports', () => {
	assert.deepEqual(findCircle([
		describeFile('source/a/one.ts', 'import type {Two} from \'./two.js\';'),
		describeFile('source/a/two.ts', 'import {three} from \'./three.js\';'),
		describeFile('source/a/three.ts', 'import type {One} from \'./one.js\';'),
	]), ['source/a/one', 'source/a/two', 'source/a/three', 'source/a/one']);
});

test('an import of a part of a package gives the name of the package', () => {
	assert.equal(packageOf('@hono/node-server/utils/response'), '@hono/node-server');
	assert.equal(packageOf('react/jsx-runtime'), 'react');
	assert.equal(packageOf('node:fs/promises'), 'node:fs/promises');
});
