import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {launch} from '../helpers/launch.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {waitFor} from '../helpers/wait-for.js';
import {bundleWith, loadPlugin} from './bundle-with.js';

const lateNodeModules = await loadPlugin('late-node-modules.js', 'lateNodeModules');
const reporter = pathToFileURL(path.join(import.meta.dirname, '../helpers/end-to-end/report-loaded.js')).href;

test('the first screen is drawn without Node\'s clients, servers and ciphers', async t => {
	const app = launch({environment: {NODE_OPTIONS: `--import ${reporter}`}, test: t}); // eslint-disable-line @typescript-eslint/naming-convention -- name of an environment variable
	await app.until('Choose a profile');
	const file = path.join(app.home, 'loaded.json');
	const written = await waitFor(() => existsSync(file) ? readFileSync(file, 'utf8') : '');
	assert.deepEqual(JSON.parse(written), []);
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
	const file = path.join(folder, 'bundle.cjs');
	writeFileSync(file, await bundleWith([lateNodeModules], `
		// Undocumented: the list of Node's modules that are loaded.
		const loaded = () => ['http2', 'https', 'zlib'].filter(name => process.moduleLoadList.includes('NativeModule ' + name));
		const before = loaded();
		import('./late.js').then(late => {
			console.log(JSON.stringify([before, loaded(), late.status, late.isSame, typeof late.pipeline, new late.OwnAgent().defaultPort]));
		});
	`, folder));
	const {stdout, stderr} = spawnSync(process.execPath, [file], {encoding: 'utf8'});
	assert.equal(stderr, '');
	assert.deepEqual(JSON.parse(stdout), [[], ['http2', 'https', 'zlib'], 418, true, 'function', 443]);
});

test('without the plugin the bundle loads them at its start', async () => {
	const folder = await temporaryDirectory();
	const entry = 'import {get} from "node:https"; export const late = () => get; console.log(process.moduleLoadList.includes("NativeModule https"));';
	const outputOf = async (plugins: Parameters<typeof bundleWith>[0]): Promise<string> => {
		const file = path.join(folder, 'bundle.cjs');
		writeFileSync(file, await bundleWith(plugins, entry, folder));
		return spawnSync(process.execPath, [file], {encoding: 'utf8'}).stdout;
	};

	assert.equal(await outputOf([]), 'true\n');
	assert.equal(await outputOf([lateNodeModules]), 'false\n');
});
