import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {
	chmodSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {Script} from 'node:vm';
import {startEmulator} from '../../source/emulator/emulator.js';
import {quickStartVariables} from '../helpers/mount-app.js';
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

const keptIn = (home: string): string => path.join(home, '.cache', 'influx-tokens', 'code');
const onlyFolderIn = (folder: string): string => path.join(folder, readdirSync(folder)[0]!);

test('compiled code that is damaged, cut, empty or of another program is not run, and is made anew', async () => {
	const home = await temporaryDirectory();
	run({HOME: home});
	const file = path.join(onlyFolderIn(keptIn(home)), 'words-commands.cjs');
	const whole = readFileSync(file);
	const flipped = Uint8Array.from(whole, (byte, at) => at === Math.floor(whole.length / 3) ? byte ^ 0xFF : byte); // eslint-disable-line no-bitwise -- damage
	const foreign = new Script('1 + 1').createCachedData();
	for (const damaged of [flipped, whole.subarray(0, 5000), new Uint8Array(), Buffer.concat([foreign, foreign]), new TextEncoder().encode('not code')]) {
		writeFileSync(file, damaged);
		assert.deepEqual(run({HOME: home}), started);
		assert.ok(readFileSync(file).length > 50_000);
	}
});

test('two runs at the same time keep their code, and none leaves another file behind', async () => {
	const home = await temporaryDirectory();
	const runs = Array.from({length: 4}, () => spawn(process.execPath, [launcher, '--version'], {env: {HOME: home}, stdio: 'ignore'}));
	await Promise.all(runs.map(async child => once(child, 'close')));
	assert.deepEqual(filesIn(keptIn(home)).filter(name => !/^words-[\w-]+\.cjs$/.test(name)), []);
});

test('the next start takes the code that a run kept after it had read a long list', async t => {
	const home = await temporaryDirectory();
	const emulator = await startEmulator({tokens: 20_000});
	t.after(async () => emulator.close());
	const environment = {HOME: home, ...quickStartVariables(emulator)};
	const runs: string[] = [];
	for (let start = 0; start < 2; start++) {
		const child = spawn(process.execPath, [launcher, 'list', '--count', '--host', emulator.url], {env: environment, stdio: 'ignore'});
		const [code] = await once(child, 'close') as [number];
		assert.equal(code, 0);
		const file = path.join(onlyFolderIn(keptIn(home)), 'command-management-api.cjs');
		runs.push(`${statSync(file).ino} ${statSync(file).mtimeMs}`);
	}

	assert.equal(runs[1], runs[0], 'code that is not taken is made anew');
});

test('of other builds only the newest stays', async () => {
	const home = await temporaryDirectory();
	for (const [index, name] of ['oldest', 'older', 'newest'].entries()) {
		mkdirSync(path.join(keptIn(home), name), {recursive: true, mode: 0o700});
		utimesSync(path.join(keptIn(home), name), index, index);
	}

	chmodSync(path.join(home, '.cache', 'influx-tokens'), 0o700);
	chmodSync(keptIn(home), 0o700);
	run({HOME: home});
	const left = readdirSync(keptIn(home));
	assert.equal(left.length, 2);
	assert.ok(left.includes('newest'));
});

test('code that others can write to is not run', async () => {
	const home = await temporaryDirectory();
	run({HOME: home});
	const folder = onlyFolderIn(keptIn(home));
	writeFileSync(path.join(folder, 'words-commands.cjs'), '');
	for (const open of [folder, keptIn(home), path.join(home, '.cache', 'influx-tokens')]) {
		chmodSync(open, 0o777);
		assert.deepEqual(run({HOME: home}), started);
		assert.equal(statSync(path.join(folder, 'words-commands.cjs')).size, 0, 'nothing was kept there either');
		chmodSync(open, 0o700);
	}

	assert.deepEqual(run({HOME: home}), started);
	assert.ok(statSync(path.join(folder, 'words-commands.cjs')).size > 0);
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
