import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
	existsSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {
	lstat,
	mkdir,
	readFile,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {Secret} from '../../source/secrets/secret.js';
import {
	checkNewFile,
	reserveFile,
	writeNewFile,
	writeNewFileNow,
} from '../../source/secrets/write-new-file.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {sourceModule} from '../helpers/source-module.js';

test('a reserved file exists at once with mode 0600, and holds the secret after the secret is written', async () => {
	const file = path.join(await temporaryDirectory(), 'secret');
	const reserved = await reserveFile(file);
	assert.ok(reserved.ok);
	assert.equal(readFileSync(file, 'utf8'), '');
	assert.equal(statSync(file).mode & 0o777, 0o600); // eslint-disable-line no-bitwise -- a file's mode
	assert.deepEqual(await reserved.value.write(new Secret('apiv1_planted')), {ok: true, value: file});
	assert.equal(readFileSync(file, 'utf8'), 'apiv1_planted\n');
});

test('discarding a reserved file removes it, and causes no error when the file is already gone', async () => {
	const file = path.join(await temporaryDirectory(), 'secret');
	const reserved = await reserveFile(file);
	assert.ok(reserved.ok);
	await reserved.value.discard();
	assert.ok(!existsSync(file));
	await reserved.value.discard();
});

test('reserving a file overwrites no file and follows no link, and the check of a path gives the same message without making a file', async () => {
	const directory = await temporaryDirectory();
	const taken = path.join(directory, 'taken');
	writeFileSync(taken, 'mine');
	const link = path.join(directory, 'link');
	symlinkSync(path.join(directory, 'not-there'), link);
	const nowhere = path.join(directory, 'nowhere', 'secret');
	const cases: ReadonlyArray<readonly [string, string]> = [
		[taken, `${taken} is there already: choose another name.`],
		[link, `${link} is there already: choose another name.`],
		[nowhere, `${nowhere} cannot be written: it does not exist.`],
		[path.join(taken, 'secret'), `${path.join(taken, 'secret')} cannot be written: a part of its path is not a directory.`],
	];
	for (const [file, message] of cases) {
		assert.deepEqual(await reserveFile(file), {ok: false, message});
		assert.deepEqual(await checkNewFile(file), {ok: false, message});
	}

	const free = path.join(directory, 'free');
	assert.deepEqual(await checkNewFile(free), {ok: true, value: free});
	assert.ok(!existsSync(free));
	assert.equal(readFileSync(taken, 'utf8'), 'mine');
});

for (const name of ['writeNewFile', 'writeNewFileNow']) {
	test(`a file that cannot be written whole is removed again, and the message holds no secret: ${name}`, async () => {
		const directory = await temporaryDirectory();
		const file = path.join(directory, 'secret');
		const script = `
			import {Secret} from ${sourceModule('secrets/secret')};
			import {${name}} from ${sourceModule('secrets/write-new-file')};
			console.log(JSON.stringify(await ${name}(${JSON.stringify(file)}, new Secret('apiv1_planted'.repeat(1000)))));
		`;
		// The system takes the first kilobyte and refuses the rest.
		const {stdout} = spawnSync('bash', ['-c', 'ulimit -f 1; trap \'\' XFSZ; "$0" --input-type=module -e "$1" | cat', process.execPath, script], {encoding: 'utf8'});
		assert.deepEqual(JSON.parse(stdout), {ok: false, message: `${file} cannot be written: the file would become too large.`});
		assert.ok(!existsSync(file));
	});
}

test('discarding a reserved file leaves a file that has replaced it', async () => {
	const file = path.join(await temporaryDirectory(), 'secret');
	const reserved = await reserveFile(file);
	assert.ok(reserved.ok);
	rmSync(file);
	writeFileSync(file, 'of another program');
	await reserved.value.discard();
	assert.equal(readFileSync(file, 'utf8'), 'of another program');
});

async function permissionsOf(file: string): Promise<number> {
	const {mode} = await stat(file);
	return mode % 0o1000;
}

test('a new file holds the text unchanged, only its owner may read it, and the result is its whole path', async () => {
	const file = path.join(await temporaryDirectory(), 'a b', '..', 'plan.json');
	assert.deepEqual(await writeNewFile(file, 'Zähler\n'), {ok: true, value: path.resolve(file)});
	assert.equal(await readFile(file, 'utf8'), 'Zähler\n');
	assert.equal(await permissionsOf(file), 0o600);
});

test('a secret is written as one line, and no result contains it', async () => {
	const file = path.join(await temporaryDirectory(), 'token');
	const written = await writeNewFile(file, new Secret('apiv1_secret'));
	assert.equal(await readFile(file, 'utf8'), 'apiv1_secret\n');
	assert.ok(!JSON.stringify(written).includes('apiv1_secret'));
	const again = await writeNewFile(file, new Secret('apiv1_other'));
	assert.ok(!JSON.stringify(again).includes('apiv1_other'));
	assert.equal(await readFile(file, 'utf8'), 'apiv1_secret\n');
});

test('writing a new file overwrites no file, no directory and no link, not even a link that leads nowhere', async () => {
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

test('a new file that cannot be written gives one sentence with the cause', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'file');
	await writeFile(file, '');
	const messageOf = (result: Awaited<ReturnType<typeof writeNewFile>>) => result.ok ? 'ok' : result.message;
	assert.equal(messageOf(await writeNewFile('', 'x')), 'There is no path: enter that of a new file.');
	assert.equal(messageOf(await writeNewFile(path.join(directory, 'no', 'x'), 'x')), `${directory}/no/x cannot be written: it does not exist.`);
	assert.equal(messageOf(await writeNewFile(path.join(file, 'x'), 'x')), `${file}/x cannot be written: a part of its path is not a directory.`);
});

test('writeNewFileNow writes the same file as writeNewFile, and its refusal says whether the path is taken', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'secret');
	assert.deepEqual(writeNewFileNow(file, new Secret('apiv1_planted')), {ok: true, value: file});
	assert.equal(await readFile(file, 'utf8'), 'apiv1_planted\n');
	assert.equal(await permissionsOf(file), 0o600);
	assert.deepEqual(writeNewFileNow(file, new Secret('apiv1_other')), {ok: false, message: `${file} is there already: choose another name.`, isTaken: true});
	await symlink(path.join(directory, 'nowhere'), path.join(directory, 'dangling'));
	const dangling = writeNewFileNow(path.join(directory, 'dangling'), 'x');
	assert.ok(!dangling.ok);
	assert.ok(dangling.isTaken);
	assert.deepEqual(writeNewFileNow(path.join(file, 'x'), 'x'), {ok: false, message: `${file}/x cannot be written: a part of its path is not a directory.`, isTaken: false});
});
