import {test} from 'node:test';
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {holdFile} from '../../source/storage/hold-file.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

test('a lock file exists beside the file during the work, and is removed after it, also when the work throws', async () => {
	const file = path.join(await temporaryDirectory(), 'below', 'settings.json');
	assert.equal(holdFile(file, () => existsSync(`${file}.lock`)), true);
	assert.equal(existsSync(`${file}.lock`), false);
	assert.throws(() => holdFile(file, () => {
		throw new Error('mine');
	}), {message: 'mine'});
	assert.equal(existsSync(`${file}.lock`), false);
});

test('an empty lock that a dead program left does not stop another program, and is removed', async () => {
	const file = path.join(await temporaryDirectory(), 'settings.json');
	writeFileSync(`${file}.lock`, '');
	assert.equal(holdFile(file, () => 'done'), 'done');
	assert.equal(existsSync(`${file}.lock`), false);
});

test('the work is done without a lock when no lock can be made', async () => {
	const directory = await temporaryDirectory();
	writeFileSync(path.join(directory, 'file'), '');
	assert.equal(holdFile(path.join(directory, 'file', 'settings.json'), () => 'done'), 'done');
});

test('a lock is waited for longer when its process still runs than when its process has ended or another process has its ID now', async () => {
	const file = path.join(await temporaryDirectory(), 'settings.json');
	const holder = (changes: Readonly<Record<string, unknown>>) => {
		writeFileSync(`${file}.lock`, JSON.stringify({pid: process.ppid, ...changes}));
		const start = performance.now();
		assert.equal(holdFile(file, () => 'done'), 'done');
		assert.equal(existsSync(`${file}.lock`), false);
		return performance.now() - start;
	};

	assert.ok(holder({}) >= 2000);
	assert.ok(holder({pid: spawnSync('true').pid}) < 2000);
	// Only Linux distinguishes a later process from an earlier one with the same ID.
	const isTold = process.platform === 'linux';
	assert.equal(holder({started: '1'}) < 2000, isTold);
	assert.equal(holder({namespace: 'pid:[1]'}) < 2000, isTold);
});

test('a directory in the lock\'s place does not stop the work and is not removed', async () => {
	const file = path.join(await temporaryDirectory(), 'settings.json');
	mkdirSync(`${file}.lock`);
	assert.equal(holdFile(file, () => 'done'), 'done');
	assert.ok(existsSync(`${file}.lock`));
});
