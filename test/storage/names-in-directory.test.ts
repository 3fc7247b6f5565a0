import assert from 'node:assert/strict';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {namesInDirectory} from '../../source/storage/names-in-directory.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

test('directories and links to them end with a slash; a directory that cannot be read has no names', async () => {
	const directory = await temporaryDirectory();
	mkdirSync(path.join(directory, 'b'));
	writeFileSync(path.join(directory, 'a'), '');
	symlinkSync('b', path.join(directory, 'c'));
	symlinkSync('nowhere', path.join(directory, 'd'));
	assert.deepEqual(await namesInDirectory(directory), ['a', 'b/', 'c/', 'd']);
	assert.deepEqual(await namesInDirectory(path.join(directory, 'none')), []);
	assert.deepEqual(await namesInDirectory(path.join(directory, 'a')), []);
});
