import assert from 'node:assert/strict';
import {open, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {readTextFile} from '../../source/storage/read-text-file.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

test('a text file is read unchanged', async () => {
	const file = path.join(await temporaryDirectory(), 'plan.json');
	await writeFile(file, 'Zähler\n');
	assert.deepEqual(await readTextFile(file), {ok: true, value: 'Zähler\n'});
});

test('a path that cannot be read gives one sentence with the cause', async () => {
	const directory = await temporaryDirectory();
	const messageOf = (result: Awaited<ReturnType<typeof readTextFile>>) => result.ok ? 'ok' : result.message;
	assert.equal(messageOf(await readTextFile('')), 'There is no path: enter that of a file.');
	assert.equal(messageOf(await readTextFile(path.join(directory, 'no'))), `${directory}/no cannot be read: it does not exist.`);
	assert.equal(messageOf(await readTextFile(directory)), `${directory} cannot be read: it is a directory.`);
});

test('a file that is larger than 64 MB is not read', async () => {
	const file = path.join(await temporaryDirectory(), 'huge');
	const handle = await open(file, 'w');
	// The file is sparse: it takes no room on the disk.
	await handle.truncate((64 * 1024 * 1024) + 1);
	await handle.close();
	assert.deepEqual(await readTextFile(file), {ok: false, message: `${file} cannot be read: it is larger than 64 MB.`});
});
