import assert from 'node:assert/strict';
import {
	lstat,
	mkdir,
	open,
	readFile,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {Secret} from '../../source/secrets/secret.js';
import {readTextFile, writeNewFile} from '../../source/secrets/text-files.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

async function permissionsOf(file: string): Promise<number> {
	const {mode} = await stat(file);
	return mode % 0o1000;
}

test('a new file holds the text as it is, for its owner alone, and its whole path is told', async () => {
	const file = path.join(await temporaryDirectory(), 'a b', '..', 'plan.json');
	assert.deepEqual(await writeNewFile(file, 'Zähler\n'), {ok: true, text: path.resolve(file)});
	assert.equal(await readFile(file, 'utf8'), 'Zähler\n');
	assert.equal(await permissionsOf(file), 0o600);
	assert.deepEqual(await readTextFile(file), {ok: true, text: 'Zähler\n'});
});

test('a secret is one line, and is in no answer', async () => {
	const file = path.join(await temporaryDirectory(), 'token');
	const written = await writeNewFile(file, new Secret('apiv1_secret'));
	assert.equal(await readFile(file, 'utf8'), 'apiv1_secret\n');
	assert.ok(!JSON.stringify(written).includes('apiv1_secret'));
	const again = await writeNewFile(file, new Secret('apiv1_other'));
	assert.ok(!JSON.stringify(again).includes('apiv1_other'));
	assert.equal(await readFile(file, 'utf8'), 'apiv1_secret\n');
});

test('what is there is never written over: a file, a directory, a link, even one that leads nowhere', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'precious');
	await writeFile(file, 'precious');
	await mkdir(path.join(directory, 'folder'));
	await symlink(file, path.join(directory, 'link'));
	await symlink(path.join(directory, 'nowhere'), path.join(directory, 'dangling'));
	for (const name of ['precious', 'folder', 'link', 'dangling']) {
		const target = path.join(directory, name);
		const written = await writeNewFile(target, 'new');
		assert.deepEqual(written, {ok: false, message: `${target} is there already: choose another name.`});
	}

	assert.equal(await readFile(file, 'utf8'), 'precious');
	await assert.rejects(lstat(path.join(directory, 'nowhere')), {code: 'ENOENT'});
});

test('what cannot be written or read says why, in one sentence', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'file');
	await writeFile(file, '');
	const messageOf = (result: Awaited<ReturnType<typeof writeNewFile>>) => result.ok ? 'ok' : result.message;
	assert.equal(messageOf(await writeNewFile('', 'x')), 'There is no path: enter that of a new file.');
	assert.equal(messageOf(await writeNewFile(path.join(directory, 'no', 'x'), 'x')), `${directory}/no/x cannot be written: it does not exist.`);
	assert.equal(messageOf(await writeNewFile(path.join(file, 'x'), 'x')), `${file}/x cannot be written: a part of its path is not a directory.`);
	assert.equal(messageOf(await readTextFile('')), 'There is no path: enter that of a file.');
	assert.equal(messageOf(await readTextFile(path.join(directory, 'no'))), `${directory}/no cannot be read: it does not exist.`);
	assert.equal(messageOf(await readTextFile(directory)), `${directory} cannot be read: it is a directory.`);
});

test('a file that is far too large is not read', async () => {
	const file = path.join(await temporaryDirectory(), 'huge');
	const handle = await open(file, 'w');
	// Sparse: it takes no room on the disk.
	await handle.truncate((64 * 1024 * 1024) + 1);
	await handle.close();
	assert.deepEqual(await readTextFile(file), {ok: false, message: `${file} cannot be read: it is larger than 64 MB.`});
});
