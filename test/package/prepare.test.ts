import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	statSync,
	symlinkSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {before} from 'node:test';
import {projectFolder} from '../helpers/project-folder.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

/**
A clone after npm has installed its packages, without a program.
*/
let clone: string;

before(async () => {
	clone = path.join(await temporaryDirectory(), 'clone');
	mkdirSync(clone);
	for (const name of ['build.js', 'cli.tsx', 'package.json', 'scripts', 'source', 'tsconfig.json', 'LICENSE']) {
		cpSync(path.join(projectFolder(), name), path.join(clone, name), {recursive: true});
	}
});

const program = (): string => path.join(clone, 'dist', 'influx-tokens.cjs');

function prepare(environment: Readonly<Record<string, string>> = {}) {
	const {status, stdout, stderr} = spawnSync(process.execPath, [path.join('scripts', 'prepare.js')], {cwd: clone, encoding: 'utf8', env: {...process.env, ...environment}});
	return {code: status, stdout, stderr};
}

test('without the packages that build, it says what to do, and ends the installation unless they were left out on purpose', () => {
	const sentence = 'influx-tokens is not built, because its development packages are not installed. Run npm install without --omit=dev.\n';
	assert.deepEqual(prepare(), {code: 1, stdout: '', stderr: sentence});
	/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
	assert.deepEqual(prepare({npm_config_omit: 'dev'}), {code: 0, stdout: '', stderr: sentence});
	const {code, stderr} = prepare({npm_config_global: 'true'});
	/* eslint-enable @typescript-eslint/naming-convention */
	assert.equal(code, 1);
	assert.match(stderr, /^npm cannot build a package from git with --global\. Run npm pack with the same address, then npm install --global influx-tokens-\S+\.tgz\.\n$/);
});

test('a clone without a program gets one, quietly, and a second installation leaves it as it is', () => {
	symlinkSync(path.join(projectFolder(), 'node_modules'), path.join(clone, 'node_modules'), 'junction');
	assert.ok(!existsSync(program()));
	assert.deepEqual(prepare(), {code: 0, stdout: '', stderr: ''});
	const built = statSync(program()).mtimeMs;
	const {status, stdout} = spawnSync(process.execPath, [program(), '--version'], {encoding: 'utf8'});
	assert.equal(status, 0);
	assert.match(stdout, /^\d+\.\d+\.\d+\n$/);

	assert.deepEqual(prepare(), {code: 0, stdout: '', stderr: ''});
	assert.equal(statSync(program()).mtimeMs, built);
});
