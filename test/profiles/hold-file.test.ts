import {test} from 'node:test';
import assert from 'node:assert/strict';
import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {holdFile} from '../../source/profiles/hold-file.js';
import {temporaryDirectory} from './temporary-directory.js';

test('a lock stands beside the file while something is done to it, and not after', async () => {
	const file = path.join(await temporaryDirectory(), 'below', 'settings.json');
	assert.equal(holdFile(file, () => existsSync(`${file}.lock`)), true);
	assert.equal(existsSync(`${file}.lock`), false);
	assert.throws(() => holdFile(file, () => {
		throw new Error('mine');
	}), {message: 'mine'});
	assert.equal(existsSync(`${file}.lock`), false);
});

test('the lock of a program that died stops nobody, and is removed', async () => {
	const file = path.join(await temporaryDirectory(), 'settings.json');
	writeFileSync(`${file}.lock`, '');
	assert.equal(holdFile(file, () => 'done'), 'done');
	assert.equal(existsSync(`${file}.lock`), false);
});

test('where no lock can be made, it is done all the same', async () => {
	const directory = await temporaryDirectory();
	writeFileSync(path.join(directory, 'file'), '');
	assert.equal(holdFile(path.join(directory, 'file', 'settings.json'), () => 'done'), 'done');
});
