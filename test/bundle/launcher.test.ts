import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {projectFolder} from '../helpers/project-folder.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

const launcher = path.join(projectFolder(), 'dist', 'influx-tokens.cjs');
const {version} = JSON.parse(readFileSync(path.join(projectFolder(), 'package.json'), 'utf8')) as {readonly version: string};

const run = (environment: Readonly<Record<string, string>>, nodeParameters: readonly string[] = []) => {
	const {status, stdout, stderr} = spawnSync(process.execPath, [...nodeParameters, launcher, '--version'], {encoding: 'utf8', env: environment});
	return {code: status, stdout, stderr};
};

const started = {code: 0, stdout: `${version}\n`, stderr: ''};

const filesIn = (folder: string): readonly string[] => readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile()).map(({name}) => name);

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
test('the launcher keeps the compiled code below the home directory, readable only by its owner', async () => {
	const home = await temporaryDirectory();
	assert.deepEqual(run({HOME: home}), started);
	const folder = path.join(home, '.cache', 'influx-tokens');
	assert.equal(statSync(folder).mode & 0o777, 0o700); // eslint-disable-line no-bitwise -- the permission bits
	assert.ok(filesIn(folder).length > 0);
	assert.deepEqual(run({HOME: home}), started);
});

test('the launcher follows XDG_CACHE_HOME if it is absolute', async () => {
	const home = await temporaryDirectory();
	const cache = path.join(home, 'elsewhere');
	assert.deepEqual(run({HOME: home, XDG_CACHE_HOME: cache}), started);
	assert.deepEqual(readdirSync(home), ['elsewhere']);
	assert.deepEqual(readdirSync(cache), ['influx-tokens']);

	assert.deepEqual(run({HOME: home, XDG_CACHE_HOME: 'relative'}), started);
	assert.ok(filesIn(path.join(home, '.cache', 'influx-tokens')).length > 0);
});

test('if the compiled code cannot be kept, the program starts anyway and prints nothing about it', async () => {
	const home = await temporaryDirectory();
	const file = path.join(home, 'file');
	writeFileSync(file, '');
	assert.deepEqual(run({HOME: file}), started);
	mkdirSync(path.join(home, '.cache'));
	writeFileSync(path.join(home, '.cache', 'influx-tokens'), '');
	assert.deepEqual(run({HOME: home}), started);
	assert.deepEqual(filesIn(home).toSorted(), ['file', 'influx-tokens']);
});

test('on an old Node the launcher names the versions it needs and keeps nothing', async () => {
	const home = await temporaryDirectory();
	const oldNode = fileURLToPath(new URL('../helpers/end-to-end/old-node.js', import.meta.url));
	assert.deepEqual(run({HOME: home}, ['--import', oldNode]), {code: 1, stdout: '', stderr: 'influx-tokens needs Node 22.21, 24.5 or newer; this is Node 20.1.0.\n'});
	assert.deepEqual(readdirSync(home), []);
});

test('the launcher starts exactly the Node versions that `engines` allows', async () => {
	const home = await temporaryDirectory();
	const pretender = fileURLToPath(new URL('../helpers/end-to-end/old-node.js', import.meta.url));
	for (const [node, isAllowed] of [['18.20.8', false], ['22.20.0', false], ['22.21.0', true], ['22.99.1', true], ['23.11.1', false], ['24.4.1', false], ['24.5.0', true], ['26.0.0', true], ['100.0.0', true]] as const) {
		const {code} = run({HOME: home, PRETENDED_NODE: node}, ['--import', pretender]);
		assert.equal(code, isAllowed ? 0 : 1, node);
	}
});
/* eslint-enable @typescript-eslint/naming-convention */
