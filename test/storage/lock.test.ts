import {test} from 'node:test';
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	readdir,
	readFile,
	stat,
	utimes,
	writeFile,
} from 'node:fs/promises';
import {hostname} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {Writable} from 'node:stream';
import {acquireLock, acquireLockNow, type LockOptions} from '../../source/storage/lock.js';
import {ownMark} from '../../source/storage/process-mark.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {waitFor} from '../helpers/wait-for.js';

const modulePath = new URL('../../source/storage/lock.js', import.meta.url).href;

async function lockFile(content?: string, age = 0): Promise<string> {
	const file = path.join(await temporaryDirectory(), 'journal.lock');
	if (content !== undefined) {
		await writeFile(file, content);
		const time = new Date(Date.now() - age);
		await utimes(file, time, time);
	}

	return file;
}

function holder(pid: number, host = hostname()): string {
	return JSON.stringify({id: 'another', pid, hostname: host});
}

async function deadPid(): Promise<number> {
	const child = spawn(process.execPath, ['-e', '']);
	await once(child, 'exit');
	return child.pid!;
}

// Two functions with the same protocol: one waits asynchronously, the other blocks.
const ways = {
	acquireLock,
	acquireLockNow: async (file: string, options: LockOptions) => acquireLockNow(file, options),
};

/**
Whether another process has the lock. Asks both functions about the same file, and asserts that they agree.
*/
async function isTaken(file: string, options: LockOptions = {}): Promise<boolean> {
	const before = await readFile(file).catch(() => undefined);
	const {mtime} = before === undefined ? {mtime: new Date()} : await stat(file);
	const isFirst = await isTakenFor('acquireLock', file, options);
	if (before !== undefined) {
		await writeFile(file, before);
		await utimes(file, mtime, mtime);
	}

	assert.equal(await isTakenFor('acquireLockNow', file, options), isFirst);
	return isFirst;
}

async function isTakenFor(way: keyof typeof ways, file: string, options: LockOptions): Promise<boolean> {
	const lock = await ways[way](file, {timeout: 0, ...options});
	if (lock.ok) {
		lock.value.release();
	}

	return !lock.ok;
}

test('a lock file names its holder, only its owner may read it, and releasing the lock removes it', async () => {
	const file = await lockFile();
	const lock = await acquireLock(file);
	assert.ok(lock.ok);
	const content = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	assert.deepEqual({pid: content.pid, hostname: content.hostname}, {pid: process.pid, hostname: hostname()});
	const {mode} = await stat(file);
	assert.equal(mode % 0o1000, 0o600);
	lock.value.release();
	assert.deepEqual(await readdir(path.dirname(file)), []);
});

test('a second program waits for the first, and its refusal names the first one after the timeout', async () => {
	const file = await lockFile();
	const first = await acquireLock(file);
	assert.ok(first.ok);
	const refused = await acquireLock(file, {timeout: 50});
	assert.equal(refused.ok ? '' : refused.message, `Another influx-tokens is writing (process ${process.pid} on ${hostname()}). Try again; if it no longer runs, remove ${file}.`);

	const second = acquireLock(file);
	first.value.release();
	const taken = await second;
	assert.ok(taken.ok);
	taken.value.release();
});

test('a lock of a dead process on this host is taken over, and a lock of a running process or of another host is respected', async () => {
	assert.equal(await isTaken(await lockFile(holder(await deadPid()))), false);
	assert.equal(await isTaken(await lockFile(holder(process.ppid))), true);
	assert.equal(await isTaken(await lockFile(holder(await deadPid(), 'another-host'))), true);
});

test('a lock with the process ID of this process that this process does not hold is taken over, because an earlier process made it', async () => {
	assert.equal(await isTaken(await lockFile(holder(process.pid))), false);
});

const isLinux = process.platform === 'linux';

const fields = async () => {
	const file = await lockFile();
	const lock = await acquireLock(file, {beats: true});
	assert.ok(lock.ok);
	const written = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, unknown>>;
	lock.value.release();
	return written;
};

test('a lock of a process whose ID another process has now is taken over, because their start times differ', async t => {
	if (!isLinux) {
		t.diagnostic('only Linux tells when a process began');
		return;
	}

	const own = await fields();
	assert.match(String(own.started), /^\d+$/);
	const parent = await readFile(`/proc/${process.ppid}/stat`, 'utf8');
	const {started} = /\) \S+(?: \S+){18} (?<started>\d+) /.exec(parent)!.groups!;
	assert.equal(await isTaken(await lockFile(JSON.stringify({
		...own, id: 'another', pid: process.ppid, started,
	}))), true);
	assert.equal(await isTaken(await lockFile(JSON.stringify({
		...own, id: 'another', pid: process.ppid, started: String(Number(started) - 1),
	}))), false);
	// The same holds for the ID of this process, which an earlier process had.
	assert.equal(await isTaken(await lockFile(JSON.stringify({...own, id: 'another', started: '1'}))), false);
});

test('a lock of a zombie is taken over, also when an earlier version wrote its file', async t => {
	if (!isLinux) {
		t.diagnostic('only Linux tells of zombies');
		return;
	}

	// The shell becomes a program that never collects the exit status of its child, and the child ends only after that, when its input ends.
	const parent = spawn('sh', ['-c', 'cat <&3 & echo $!; exec sleep 600 3<&-'], {stdio: ['ignore', 'pipe', 'inherit', 'pipe']});
	t.after(() => {
		parent.kill('SIGKILL');
	});
	const [told] = await once(parent.stdout!, 'data') as [Uint8Array];
	const pid = Number(String(told));
	await waitFor(async () => await readFile(`/proc/${parent.pid}/comm`, 'utf8') === 'sleep\n');
	(parent.stdio[3] as Writable).end();
	const isZombie = async () => {
		const status = await readFile(`/proc/${pid}/stat`, 'utf8');
		return status.includes(' Z ');
	};

	await waitFor(isZombie);
	assert.equal(await isTaken(await lockFile(holder(pid))), false);
	assert.equal(await isTaken(await lockFile(JSON.stringify({
		...await fields(), id: 'another', pid, started: undefined,
	}))), false);
	assert.ok(await isZombie());
});

test('a lock of another container or from before the last boot is taken over when its holder has stopped refreshing it', async t => {
	if (!isLinux) {
		t.diagnostic('only Linux tells of containers');
		return;
	}

	const own = await fields();
	for (const elsewhere of [{namespace: 'pid:[1]'}, {boot: 'another'}]) {
		for (const pid of [process.pid, process.ppid, await deadPid()]) {
			const other = {
				...own, id: 'another', pid, ...elsewhere,
			};
			assert.equal(await isTaken(await lockFile(JSON.stringify(other), 60_000)), true);
			assert.equal(await isTaken(await lockFile(JSON.stringify(other), 180_000)), false);
			// A lock that is never refreshed stays with its holder, as on another host.
			assert.equal(await isTaken(await lockFile(JSON.stringify({...other, beats: undefined}), 180_000)), true);
		}
	}

	assert.equal(await isTaken(await lockFile(JSON.stringify({...own, id: 'another', hostname: 'elsewhere'}), 180_000)), true);
});

test('a program that holds a lock for long refreshes its file every 20 seconds, until it releases the lock', async t => {
	t.mock.timers.enable({apis: ['setInterval']});
	const file = await lockFile();
	const lock = await acquireLock(file, {beats: true});
	assert.ok(lock.ok);
	const past = new Date(Date.now() - 100_000);
	const age = async () => {
		const {mtimeMs} = await stat(file);
		return Date.now() - mtimeMs;
	};

	await utimes(file, past, past);
	t.mock.timers.tick(19_000);
	assert.ok(await age() > 90_000);
	t.mock.timers.tick(1000);
	assert.ok(await age() < 90_000);
	lock.value.release();
	await writeFile(file, holder(process.ppid));
	await utimes(file, past, past);
	t.mock.timers.tick(60_000);
	assert.ok(await age() > 90_000);
});

test('a lock on settings or habits that an earlier version made is respected as long as its process runs', async () => {
	const early = (pid: number, changes: Readonly<Record<string, unknown>> = {}) => JSON.stringify({
		pid, ...ownMark(), started: undefined, ...changes,
	});
	assert.equal(await isTaken(await lockFile(early(process.ppid), 90_000)), true);
	assert.equal(await isTaken(await lockFile(early(process.ppid), 90_000), {longestSilence: 300}), true);
	assert.equal(await isTaken(await lockFile(early(await deadPid()))), false);
	// An even earlier version wrote an empty file.
	assert.equal(await isTaken(await lockFile('', 200), {longestSilence: 300}), true);
	assert.equal(await isTaken(await lockFile('', 400), {longestSilence: 300}), false);
});

test('a lock whose process cannot be checked is taken over when its file is older than the longest silence', async () => {
	const other = holder(process.ppid, 'another-host');
	assert.equal(await isTaken(await lockFile(other, 200), {longestSilence: 300}), true);
	assert.equal(await isTaken(await lockFile(other, 400), {longestSilence: 300}), false);
	// The process of this lock can be checked, and it runs.
	assert.equal(await isTaken(await lockFile(holder(process.ppid), 400), {longestSilence: 300}), true);
});

test('a lock is taken over at the timeout only when takesOverInTheEnd is set', async () => {
	for (const [name, acquire] of Object.entries(ways)) {
		const file = await lockFile(holder(process.ppid));
		const refused = await acquire(file, {timeout: 30});
		assert.equal(refused.ok, false, name);
		const taken = await acquire(file, {timeout: 30, takesOverInTheEnd: true});
		assert.ok(taken.ok, name);
		assert.equal((JSON.parse(await readFile(file, 'utf8')) as {readonly pid: number}).pid, process.pid);
		taken.value.release();
		assert.deepEqual(await readdir(path.dirname(file)), []);
	}
});

test('a lock that is older than its maximum age, or whose file was never completed, is taken over', async () => {
	const maximumAge = 60_000;
	assert.equal(await isTaken(await lockFile(holder(process.ppid), 30_000), {maximumAge}), true);
	assert.equal(await isTaken(await lockFile(holder(process.ppid), 90_000), {maximumAge}), false);
	assert.equal(await isTaken(await lockFile('', 0)), true);
	assert.equal(await isTaken(await lockFile('', 10_000)), false);
	assert.equal(await isTaken(await lockFile('{"id":', 10_000)), false);
});

test('a program whose lock was taken over does not release the new lock', async () => {
	const file = await lockFile();
	const first = await acquireLock(file);
	const past = new Date(Date.now() - 90_000);
	await utimes(file, past, past);
	const second = await acquireLock(file, {timeout: 0, maximumAge: 60_000});
	assert.ok(first.ok);
	assert.ok(second.ok);
	const content = await readFile(file, 'utf8');
	first.value.release();
	assert.equal(await readFile(file, 'utf8'), content);
	second.value.release();
	assert.deepEqual(await readdir(path.dirname(file)), []);
});

test('acquiring a lock whose file cannot be made throws the system\'s error', async () => {
	await assert.rejects(acquireLock(path.join(await lockFile(''), 'below')), {code: 'ENOTDIR'});
});

for (const way of Object.keys(ways)) {
	test(`processes that increment a counter in a file under the lock lose no count, also when one is killed: ${way}`, async () => {
		const file = await lockFile();
		const counter = path.join(path.dirname(file), 'counter');
		await writeFile(counter, '0');
		const script = (rounds: number, last: string) => `
		import {readFileSync, writeFileSync} from 'node:fs';
		import {${way}} from ${JSON.stringify(modulePath)};
		for (let round = 0; round < ${rounds}; round++) {
			const lock = await ${way}(${JSON.stringify(file)}, {timeout: 60_000});
			writeFileSync(${JSON.stringify(counter)}, String(Number(readFileSync(${JSON.stringify(counter)}, 'utf8')) + 1));
			lock.value.release();
		}
		${last}
	`;
		const run = (source: string) => spawn(process.execPath, ['--input-type=module', '-e', source], {stdio: 'inherit'});
		const children = [1, 2, 3].map(() => run(script(20, '')));
		const killed = run(script(0, `await ${way}(${JSON.stringify(file)}, {timeout: 60_000}); process.kill(process.pid, 'SIGKILL');`));
		const codes = await Promise.all([...children, killed].map(async child => once(child, 'exit')));
		assert.deepEqual(codes.map(([code]) => code as unknown), [0, 0, 0, null]);
		assert.equal(await waitFor(async () => readFile(counter, 'utf8')), '60');
		assert.equal(await isTaken(file), false);
	});
}
