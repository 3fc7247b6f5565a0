import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	mkdir,
	mkdtemp,
	readdir,
	rm,
	symlink,
	writeFile,
} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {acquireLock} from '../../source/storage/lock.js';
import {openJournal} from '../../source/journal/journal.js';
import {readJournal} from '../../source/journal/read-journal.js';
import {openHabits} from '../../source/settings/habits.js';
import {readInfluxctlProfiles} from '../../source/profiles/influxctl/influxctl-file.js';
import {readNetwork} from '../../source/profiles/network.js';
import {readRegularFile, readRegularFileNow} from '../../source/storage/regular-file.js';
import {openSettings} from '../../source/settings/settings.js';
import {readTextFile} from '../../source/storage/read-text-file.js';
import {clusterId, intent} from '../helpers/journal/sample-entries.js';
import {patience} from '../helpers/wait-for.js';

/**
Makes one directory for each kind of file that must not be read; in each, `name` is a file of that kind. Their paths are short, because a socket's path has at most about 100 bytes.
*/
async function oddDirectory(t: TestContext, name: string): Promise<ReadonlyArray<readonly [kind: string, directory: string, words: RegExp]>> {
	const base = await mkdtemp(path.join(tmpdir(), 'odd-'));
	const server = createServer();
	t.after(async () => {
		server.close();
		await rm(base, {recursive: true, force: true});
	});
	const place = async (kind: string) => {
		const directory = path.join(base, kind);
		await mkdir(directory);
		return path.join(directory, name);
	};

	execFileSync('mkfifo', [await place('pipe')]);
	await symlink('../pipe/' + name, await place('link'));
	await symlink('/dev/zero', await place('device'));
	await mkdir(await place('folder'));
	server.listen(await place('socket'));
	await once(server, 'listening');
	return [
		['pipe', /it is a named pipe, not a regular file/],
		['link', /it is a named pipe, not a regular file/],
		['device', /it is a device, not a regular file/],
		['socket', /it is a socket, not a regular file/],
		['folder', /it is a directory/],
	].map(([kind, words]) => [kind as string, path.join(base, kind as string), words as RegExp]);
}

// Each test has a time limit, because a read that waits for a writer would never end, and then the test file would not end either.
const timeout = patience;

const reasonOf = (read: Awaited<ReturnType<typeof readRegularFile>>) => read.ok ? 'it was read' : read.reason;
const messageOf = (result: {readonly ok: boolean; readonly message?: string}) => result.ok ? 'it was read' : result.message ?? '';

test('pipes, sockets, devices and directories are refused at once, and the message names the kind', {timeout}, async t => {
	for (const [, directory, words] of await oddDirectory(t, 'x')) {
		const file = path.join(directory, 'x');
		assert.match(reasonOf(await readRegularFile(file, 1000)), words);
		assert.match(reasonOf(readRegularFileNow(file, 1000)), words);
		assert.match(messageOf(await readTextFile(file)), words);
		// A file that is not a descriptor of this process is refused all the same.
		assert.match(messageOf(await readTextFile(file, {isDescriptorAllowed: true})), words);
	}
});

test('settings and habits do not wait for a pipe in place of their file, and do not overwrite it', {timeout}, async t => {
	for (const [, directory, words] of await oddDirectory(t, 'settings.json')) {
		const settings = await openSettings({environment: {}, directory});
		assert.match(settings.trouble()?.message ?? '', words);
		assert.match(messageOf(await settings.remove('a')), words);
		assert.deepEqual(await readdir(directory), ['settings.json']);
	}

	for (const [, directory, words] of await oddDirectory(t, 'habits.json')) {
		const {habits, notice} = openHabits({directory});
		assert.match(notice ?? '', words);
		habits.keep({showsPreview: true});
		await habits.flush();
		assert.deepEqual(await readdir(directory), ['habits.json']);
	}
});

test('reading influxctl\'s config, a CA file, a client certificate or its key does not wait for a pipe', {timeout}, async t => {
	for (const [, directory, words] of await oddDirectory(t, 'x')) {
		const file = path.join(directory, 'x');
		const {failure} = await readInfluxctlProfiles({environment: {}, file});
		assert.match(failure ?? '', words);
		for (const tls of [{caFile: file}, {certificateFile: file}, {keyFile: file}]) {
			assert.match(messageOf(await readNetwork({host: 'https://x.example', tls}, {environment: {}})), words);
		}

		assert.match(messageOf(await readNetwork({host: 'https://x.example', tls: {}}, {environment: {}, caFile: file})), words);
	}
});

test('a journal or a lock that is not a regular file is neither read nor written', {timeout}, async t => {
	for (const [kind, directory, words] of await oddDirectory(t, `${clusterId}.jsonl`)) {
		assert.match(messageOf(await readJournal({directory, clusterId})), words);
		const opened = await openJournal({directory, clusterId, actor: {user: 'a', hostname: 'b'}});
		assert.ok(opened.ok);
		const appended = messageOf(await opened.value.append(intent()));
		assert.match(appended, /^The journal \S+ cannot be written: .+\. Make it writable/);
		// The append does not follow a link, and the system does not open a socket, so the message comes from the system's error.
		assert.match(appended, kind === 'pipe' || kind === 'folder' ? words : /symbolic link|ENXIO/);
	}

	for (const [, directory, words] of await oddDirectory(t, 'x.lock')) {
		await assert.rejects(acquireLock(path.join(directory, 'x.lock'), {timeout: 0}), words);
	}
});

test('a file that is larger than its limit is not read, also when the system gives its size as 0', {timeout}, async t => {
	const [[, directory] = ['', '']] = await oddDirectory(t, 'x');
	const file = path.join(directory, 'large');
	await writeFile(file, 'x'.repeat(2048));
	assert.equal(reasonOf(await readRegularFile(file, 1024)), 'it is larger than 1 kB');
	assert.equal(reasonOf(readRegularFileNow(file, 1024)), 'it is larger than 1 kB');
	assert.equal(reasonOf(await readRegularFile(file, 2048)), 'it was read');
	if (process.platform === 'linux') {
		// The system gives its size as 0.
		assert.equal(reasonOf(await readRegularFile('/proc/self/maps', 1024)), 'it is larger than 1 kB');
	}
});

test('a pipe or socket that a shell passes as a descriptor is read to its end when that is allowed', {timeout}, async () => {
	const modulePath = new URL('../../source/storage/read-text-file.js', import.meta.url).href;
	const script = `
		import {readTextFile} from ${JSON.stringify(modulePath)};
		const [file, isDescriptorAllowed] = process.argv.slice(1);
		console.log(JSON.stringify(await readTextFile(file, {isDescriptorAllowed: isDescriptorAllowed === 'yes'})));
	`;
	const run = async (command: string) => {
		const child = spawn('bash', ['-c', command, 'bash', process.execPath, script], {stdio: ['pipe', 'pipe', 'inherit']});
		// Node gives a child a socket as its standard input.
		child.stdin.end('from a socket');
		let text = '';
		child.stdout.setEncoding('utf8').on('data', (part: string) => {
			text += part;
		});
		await once(child, 'close');
		return JSON.parse(text) as {readonly ok: boolean; readonly text?: string; readonly message?: string};
	};

	const node = '"$1" --input-type=module -e "$2" --';
	assert.deepEqual(await run(`(echo one; sleep 0; echo two) | ${node} /dev/stdin yes`), {ok: true, value: 'one\ntwo\n'});
	assert.deepEqual(await run(`${node} /dev/stdin yes`), {ok: true, value: 'from a socket'});
	assert.deepEqual(await run(`${node} <(echo one; echo two) yes`), {ok: true, value: 'one\ntwo\n'});
	assert.match(messageOf(await run(`echo one | ${node} /dev/stdin no`)), /^\/dev\/stdin cannot be read: it is a named pipe, not a regular file\.$/);
	assert.match(messageOf(await run(`head -c 70000000 /dev/zero | ${node} /dev/stdin yes`)), /it gives more than 64 MB/);
	assert.match(messageOf(await run(`${node} <(head -c 70000000 /dev/zero) yes`)), /it gives more than 64 MB/);
});
