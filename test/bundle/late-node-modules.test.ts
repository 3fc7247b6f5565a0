import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {projectFolder} from '../helpers/project-folder.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {bundleWith, loadPlugin} from './bundle-with.js';

const lateNodeModules = await loadPlugin('late-node-modules.js', 'lateNodeModules');

/**
The modules that a file imports at its start, without `node:`.
*/
const importsOf = (bundle: string): readonly string[] => [...new Set(bundle.matchAll(/^import [^\n]*?["'](?:node:)?(?<name>[^\n"']+)["'];?$/gm).map(match => match.groups!.name!))];

test('the program imports none of Node\'s clients, servers and ciphers at its start', () => {
	const imports = importsOf(readFileSync(path.join(projectFolder(), 'dist/cli.js'), 'utf8'));
	assert.ok(imports.includes('process'), imports.join(' '));
	assert.deepEqual(imports.filter(name => /^(?:child_process|crypto|dgram|dns|https?2?|net|tls|worker_threads|zlib)\b/.test(name)), []);
});

test('every form of import works, and loads Node\'s module only when the module that imports it is loaded', async () => {
	const folder = await temporaryDirectory();
	writeFileSync(path.join(folder, 'late.js'), `
		import http2, {constants} from 'node:http2';
		import * as zlib from 'zlib';
		import {Agent, get as httpGet} from 'https';
		export {pipeline} from 'node:stream/promises';
		export class OwnAgent extends Agent {}
		export const status = constants.HTTP_STATUS_TEAPOT;
		export const isSame = http2.constants === constants && zlib.gunzipSync(zlib.gzipSync('x')).toString() === 'x' && typeof httpGet === 'function';
	`);
	const file = path.join(folder, 'bundle.mjs');
	writeFileSync(file, await bundleWith([lateNodeModules], `
		// Undocumented: the list of Node's modules that are loaded.
		const loaded = () => ['http2', 'https', 'zlib'].filter(name => process.moduleLoadList.includes('NativeModule ' + name));
		const before = loaded();
		const late = await import('./late.js');
		console.log(JSON.stringify([before, loaded(), late.status, late.isSame, typeof late.pipeline, new late.OwnAgent().defaultPort]));
	`, folder));
	const {stdout, stderr} = spawnSync(process.execPath, [file], {encoding: 'utf8'});
	assert.equal(stderr, '');
	assert.deepEqual(JSON.parse(stdout), [[], ['http2', 'https', 'zlib'], 418, true, 'function', 443]);
});

test('without the plugin the bundle imports them at its start', async () => {
	const entry = 'export const late = async () => import(\'got\');';
	assert.ok(importsOf(await bundleWith([], entry)).includes('http2'));
	assert.ok(!importsOf(await bundleWith([lateNodeModules], entry)).includes('http2'));
});
