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
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {Secret} from '../../source/secrets/secret.js';
import {checkNewFile, reserveFile} from '../../source/secrets/reserve-file.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {sourceModule} from '../helpers/source-module.js';

test('a reserved file is there at once, mode 0600, and holds the secret once it is written', async () => {
	const file = path.join(await temporaryDirectory(), 'secret');
	const reserved = await reserveFile(file);
	assert.ok(reserved.ok);
	assert.equal(readFileSync(file, 'utf8'), '');
	assert.equal(statSync(file).mode & 0o777, 0o600); // eslint-disable-line no-bitwise -- a file's mode
	assert.deepEqual(await reserved.file.write(new Secret('apiv1_planted')), {ok: true, text: file});
	assert.equal(readFileSync(file, 'utf8'), 'apiv1_planted\n');
});

test('a discarded file is gone, also when somebody else has removed it', async () => {
	const file = path.join(await temporaryDirectory(), 'secret');
	const reserved = await reserveFile(file);
	assert.ok(reserved.ok);
	await reserved.file.discard();
	assert.ok(!existsSync(file));
	await reserved.file.discard();
});

test('what is there is neither overwritten nor followed, and a look says the same without making anything', async () => {
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
	assert.deepEqual(await checkNewFile(free), {ok: true, text: free});
	assert.ok(!existsSync(free));
	assert.equal(readFileSync(taken, 'utf8'), 'mine');
});

test('a file that cannot be written whole is removed again, and the message holds no secret', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'secret');
	const script = `
		import {Secret} from ${sourceModule('secrets/secret')};
		import {writeNewFile} from ${sourceModule('secrets/text-files')};
		console.log(JSON.stringify(await writeNewFile(${JSON.stringify(file)}, new Secret('apiv1_planted'.repeat(1000)))));
	`;
	// The system takes the first kilobyte and refuses the rest.
	const {stdout} = spawnSync('bash', ['-c', 'ulimit -f 1; trap \'\' XFSZ; "$0" --input-type=module -e "$1" | cat', process.execPath, script], {encoding: 'utf8'});
	assert.deepEqual(JSON.parse(stdout), {ok: false, message: `${file} cannot be written: the file would become too large.`});
	assert.ok(!existsSync(file));
});

test('of a file that another one has replaced only its own is removed', async () => {
	const file = path.join(await temporaryDirectory(), 'secret');
	const reserved = await reserveFile(file);
	assert.ok(reserved.ok);
	rmSync(file);
	writeFileSync(file, 'of another program');
	await reserved.file.discard();
	assert.equal(readFileSync(file, 'utf8'), 'of another program');
});
