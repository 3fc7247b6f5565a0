import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {before} from 'node:test';
import {restored, openDemo} from '../helpers/end-to-end/steps.js';
import {control} from '../helpers/keys.js';
import {launchExecutable} from '../helpers/launch.js';
import {projectFolder} from '../helpers/project-folder.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {npmIn, type Npm} from './npm.js';

type Manifest = Readonly<Record<string, unknown>> & {readonly version: string};

const whole = readFileSync(path.join(projectFolder(), 'package.json'), 'utf8');
const {version} = JSON.parse(whole) as Manifest;

let home: string;
let npm: Npm;
/**
A copy of the project. Packing builds and replaces package.json for a while, which would disturb other tests in the project itself.
*/
let project: string;
let tarball: string;
let prefix: string;

const manifestNow = (): string => readFileSync(path.join(project, 'package.json'), 'utf8');
const keptManifest = (): string => path.join(project, 'dist', 'whole-package.json');

function runScript(name: string): void {
	const {status, stderr} = spawnSync(process.execPath, [path.join('scripts', name)], {cwd: project, encoding: 'utf8'});
	assert.deepEqual({status, stderr}, {status: 0, stderr: ''});
}

before(async () => {
	home = await temporaryDirectory();
	npm = npmIn(home);
	project = path.join(home, 'project');
	const leftOut = new Set(['node_modules', 'dist', 'build', '.git'].map(name => path.join(projectFolder(), name)));
	cpSync(projectFolder(), project, {recursive: true, filter: source => !leftOut.has(source)});
	symlinkSync(path.join(projectFolder(), 'node_modules'), path.join(project, 'node_modules'));
	// Two files that a careless `files` list would pack.
	writeFileSync(path.join(project, '.env'), 'MANAGEMENT_TOKEN=planted\n');
	mkdirSync(path.join(project, 'dist'));
	writeFileSync(path.join(project, 'dist', 'influx-tokens'), 'the executable, 130 MB');

	npm(project, 'pack', '--pack-destination', home);
	tarball = path.join(home, `influx-tokens-${version}.tgz`);
	prefix = path.join(home, 'prefix');
	npm(home, 'install', '--global', '--prefix', prefix, tarball);
});

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
/**
An environment whose path has only the folder of this Node.
*/
const environment = (): Record<string, string> => ({PATH: path.dirname(process.execPath), HOME: home, XDG_CACHE_HOME: path.join(home, 'compiled')});
/* eslint-enable @typescript-eslint/naming-convention */

const command = (): string => path.join(prefix, 'bin', 'influx-tokens');

function run(...parameters: readonly string[]) {
	const {status, stdout, stderr} = spawnSync(command(), parameters, {cwd: home, encoding: 'utf8', env: environment()});
	return {code: status, stdout, stderr};
}

test('the tarball contains the program and its documents, and nothing else', () => {
	const {stdout} = spawnSync('tar', ['tzf', tarball], {encoding: 'utf8'});
	const files = stdout.trimEnd().split('\n').toSorted();
	const program = /^package\/dist\/program\/[\w-]+\.cjs$/;
	assert.ok(files.some(file => program.test(file)));
	const pages = readdirSync(path.join(project, 'docs')).filter(file => file.endsWith('.md')).map(file => `package/docs/${file}`);
	assert.ok(pages.length > 10);
	assert.deepEqual(files.filter(file => !program.test(file)), [
		'package/CHANGELOG.md',
		'package/LICENSE',
		'package/README.md',
		'package/dist/THIRD-PARTY-NOTICES',
		'package/dist/influx-tokens.1',
		'package/dist/influx-tokens.cjs',
		...pages,
		'package/package.json',
	].toSorted());
});

test('an installation is this one package, without dependencies', () => {
	const packages = path.join(prefix, 'lib', 'node_modules');
	assert.deepEqual(readdirSync(packages), ['influx-tokens']);
	assert.ok(!existsSync(path.join(packages, 'influx-tokens', 'node_modules')));
	const installed = JSON.parse(readFileSync(path.join(packages, 'influx-tokens', 'package.json'), 'utf8')) as Manifest;
	const {scripts, allowScripts, dependencies, devDependencies, ...kept} = JSON.parse(whole) as Manifest;
	assert.deepEqual(installed, kept);
});

test('an installation puts the manual where man looks', () => {
	assert.match(readFileSync(path.join(prefix, 'share', 'man', 'man1', 'influx-tokens.1'), 'utf8'), /^\.TH INFLUX/m);
});

test('the installed command prints its version and its help', () => {
	assert.deepEqual(run('--version'), {code: 0, stdout: `${version}\n`, stderr: ''});
	const help = run('--help');
	assert.deepEqual({code: help.code, stderr: help.stderr}, {code: 0, stderr: ''});
	assert.match(help.stdout, /^Usage: influx-tokens \[options\] \[command\]\n/);
});

test('npx runs the tarball without an installation', () => {
	assert.equal(npm(home, 'exec', '--yes', '--', `./influx-tokens-${version}.tgz`, '--version'), `${version}\n`);
});

test('the installed command opens the demo', async t => {
	const app = launchExecutable(command(), {cwd: home, environment: environment(), test: t});
	await openDemo(app);
	app.press(control('c'));
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
	assert.deepEqual(app.modes(), restored);
});

test('after packing, package.json is as before', () => {
	assert.equal(manifestNow(), whole);
	assert.ok(!existsSync(keptManifest()));
});

test('the next packing repairs one that was killed', () => {
	runScript('before-packing.js');
	const packed = manifestNow();
	assert.notEqual(packed, whole);
	runScript('before-packing.js');
	assert.equal(manifestNow(), packed);
	runScript('after-packing.js');
	assert.equal(manifestNow(), whole);
	runScript('after-packing.js');
	assert.equal(manifestNow(), whole);
});

test('a package.json that was edited meanwhile is not overwritten', () => {
	runScript('before-packing.js');
	const newer = whole.replace(`"version": "${version}"`, '"version": "99.0.0"');
	writeFileSync(path.join(project, 'package.json'), newer);
	runScript('after-packing.js');
	assert.equal(manifestNow(), newer);
	assert.ok(!existsSync(keptManifest()));
});
