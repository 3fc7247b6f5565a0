import {test} from 'node:test';
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {
	appendFile,
	mkdir,
	open,
	readdir,
	readFile,
	rm,
	stat,
	symlink,
	truncate,
	writeFile,
} from 'node:fs/promises';
import {hostname} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {Secret} from '../../source/secrets/secret.js';
import type {JournalEntry} from '../../source/journal/journal-entry.js';
import {openJournal} from '../../source/journal/journal.js';
import {readJournal, type JournalContent} from '../../source/journal/read-journal.js';
import {waitFor} from '../helpers/wait-for.js';
import {planted} from '../helpers/profiles/planted-secret.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {
	anyEntry,
	clusterId,
	intent,
	journalIn,
	outcome,
} from '../helpers/journal/sample-entries.js';

const modulePath = new URL('../../source/journal/journal.js', import.meta.url).href;

async function contentOf(directory: string): Promise<JournalContent> {
	const content = await readJournal({directory, clusterId});
	assert.ok(content.ok, JSON.stringify(content));
	return content.value;
}

function operationOf(entry: JournalEntry): string | undefined {
	return entry.kind === 'intent' || entry.kind === 'outcome' ? entry.operationId : undefined;
}

async function permissionsOf(file: string): Promise<number> {
	const {mode} = await stat(file);
	return mode % 0o1000;
}

test('an intent and its outcome are two lines that name the user, the host and the time, in a private file', async () => {
	const directory = path.join(await temporaryDirectory(), 'state', 'influx-tokens');
	const journal = await journalIn(directory, {clusterId: clusterId.toUpperCase()});
	assert.deepEqual(await readdir(directory), []);
	const operation = intent({reason: 'rotated', expiresAt: '2027-01-31T00:00:00Z'});
	assert.deepEqual(await journal.append(operation), {ok: true});
	assert.deepEqual(await journal.append(outcome(operation.operationId)), {ok: true});
	await journal.close();

	assert.equal(journal.path, path.join(directory, `${clusterId}.jsonl`));
	assert.deepEqual(await readdir(directory), [`${clusterId}.jsonl`]);
	assert.equal(await permissionsOf(journal.path), 0o600);
	assert.equal(await permissionsOf(directory), 0o700);

	const text = await readFile(journal.path, 'utf8');
	const [first, second] = text.trimEnd().split('\n').map(line => JSON.parse(line) as Record<string, unknown>);
	const {hash, ...content} = first!;
	assert.deepEqual(content, {
		version: 1,
		sequence: 1,
		time: '2026-03-01T14:02:11.500Z',
		user: 'admin',
		hostname: 'bastion',
		...operation,
		previousHash: '0'.repeat(64),
	});
	assert.equal(second!.previousHash, hash);
	assert.equal(second!.sequence, 2);

	// The hash is computed here without the program's own code, with keys sorted at every level, as another program would verify it.
	const sorted = JSON.stringify(content, (_key, value: unknown) => value && typeof value === 'object' && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) // eslint-disable-line unicorn/no-array-sort
		: value);
	assert.equal(hash, createHash('sha256').update(sorted).digest('hex'));

	const read = await contentOf(directory);
	assert.deepEqual(read.entries.map(entry => entry.kind), ['intent', 'outcome']);
	assert.deepEqual([read.problems, read.unfinished], [[], []]);
});

test('appends that are called at the same time are written one after the other, in the order of the calls', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	const ids = Array.from({length: 40}, () => intent().operationId);
	await Promise.all(ids.map(async operationId => journal.append(intent({operationId}))));
	const {entries, problems} = await contentOf(directory);
	assert.deepEqual(problems, []);
	assert.deepEqual(entries.map(entry => operationOf(entry)), ids);
	assert.deepEqual(entries.map(({sequence}) => sequence), ids.map((_, index) => index + 1));
});

test('any entries, with restarts between them, form a valid chain and are read back unchanged', async () => {
	await fc.assert(fc.asyncProperty(fc.array(fc.tuple(anyEntry, fc.boolean()), {maxLength: 12}), async steps => {
		const directory = await temporaryDirectory();
		let journal = await journalIn(directory);
		for (const [entry, isRestarted] of steps) {
			if (isRestarted) {
				await journal.close();
				journal = await journalIn(directory);
			}

			assert.deepEqual(await journal.append(entry), {ok: true});
		}

		const {entries, problems} = await contentOf(directory);
		assert.deepEqual(problems, []);
		for (const [index, [entry]] of steps.entries()) {
			assert.deepEqual(entries[index], {...entries[index], ...entry});
		}

		assert.equal(entries.length, steps.length);
	}), {numRuns: 25});
});

test('three programs that append at the same time write one chain', async () => {
	const directory = await temporaryDirectory();
	const script = `
		import {openJournal} from ${JSON.stringify(modulePath)};
		const {value: journal} = await openJournal({directory: ${JSON.stringify(directory)}, clusterId: '${clusterId}', actor: {user: 'admin', hostname: 'bastion'}, lockTimeout: 60_000});
		for (let round = 0; round < 15; round++) {
			const appended = await journal.append({kind: 'outcome', operationId: crypto.randomUUID(), result: 'revoked'});
			if (!appended.ok) throw new Error(appended.message);
		}
	`;
	const children = [1, 2, 3].map(() => spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: 'inherit'}));
	const exits = await Promise.all(children.map(async child => once(child, 'exit')));
	assert.deepEqual(exits.map(([code]) => code as unknown), [0, 0, 0]);
	const {entries, problems} = await contentOf(directory);
	assert.deepEqual(problems, []);
	assert.deepEqual(entries.map(({sequence}) => sequence), Array.from({length: 45}, (_, index) => index + 1));
});

test('a program killed at any moment leaves a journal that can be read and continued, and every entry that it reported as written is there', async () => {
	const directory = await temporaryDirectory();
	const script = String.raw`
		import {openJournal} from ${JSON.stringify(modulePath)};
		const {value: journal} = await openJournal({directory: ${JSON.stringify(directory)}, clusterId: '${clusterId}', actor: {user: 'admin', hostname: 'bastion'}});
		for (;;) {
			const operationId = crypto.randomUUID();
			const appended = await journal.append({kind: 'outcome', operationId, result: 'x'.repeat(20_000)});
			process.stdout.write((appended.ok ? operationId : appended.message) + '\n');
		}
	`;
	const told: string[] = [];
	for (const rounds of [1, 4, 9]) {
		const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: ['ignore', 'pipe', 'inherit']});
		let output = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			output += text;
		});
		const exit = once(child, 'close');
		await waitFor(() => output.split('\n').length > rounds);
		child.kill('SIGKILL');
		await exit;
		told.push(...output.split('\n').slice(0, -1));
	}

	const journal = await journalIn(directory);
	const last = intent();
	assert.deepEqual(await journal.append(last), {ok: true});
	const {entries} = await contentOf(directory);
	const ids = new Set(entries.map(entry => operationOf(entry)));
	assert.deepEqual(told.filter(id => !ids.has(id)), []);
	assert.equal(operationOf(entries.at(-1)!), last.operationId);
});

test('a last line that was cut short gets a line end and stays, and the chain continues from the line before it', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	await journal.append(outcome(intent().operationId));
	await journal.append(outcome(intent().operationId));
	const before = await readFile(journal.path, 'utf8');
	await truncate(journal.path, before.length - 30);

	assert.deepEqual(await journal.append(intent()), {ok: true});
	const after = await readFile(journal.path, 'utf8');
	assert.ok(after.startsWith(`${before.slice(0, -30)}\n{`));
	const {entries, problems} = await contentOf(directory);
	assert.deepEqual(entries.map(({sequence}) => sequence), [1, 2]);
	assert.equal(entries[1]!.previousHash, entries[0]!.hash);
	assert.deepEqual(problems, [{line: 2, message: 'The line is damaged: it is not JSON.'}]);
});

test('a last line that lacks only its line end counts as whole', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	await journal.append(outcome(intent().operationId));
	const {size} = await stat(journal.path);
	await truncate(journal.path, size - 1);
	const reopened = await journalIn(directory);
	await reopened.append(intent());
	const {entries, problems} = await contentOf(directory);
	assert.deepEqual(problems, []);
	assert.equal(entries.length, 2);
});

test('the next append finds the last entry of the chain, however much damage follows it', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	await journal.append(outcome(intent().operationId, {cause: 'x'.repeat(150_000)}));
	await appendFile(journal.path, `${'not a line\n'.repeat(20_000)}${'y'.repeat(100_000)}`);
	await journal.append(intent());
	const {entries} = await contentOf(directory);
	assert.deepEqual(entries.map(({sequence}) => sequence), [1, 2]);
	assert.equal(entries[1]!.previousHash, entries[0]!.hash);
});

test('a journal that is removed while the program runs starts again at sequence 1', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	await journal.append(intent());
	await rm(journal.path);
	assert.deepEqual(await journal.append(intent()), {ok: true});
	const {entries, problems} = await contentOf(directory);
	assert.deepEqual([entries.map(({sequence}) => sequence), problems], [[1], []]);
});

test('the journal redacts texts that have the shape of a token and tokens in use, and leaves permissions unchanged', async () => {
	const directory = await temporaryDirectory();
	const inUse = 'hunter2-of-no-shape';
	const journal = await journalIn(directory, {secrets: () => [new Secret(inUse)]});
	await fc.assert(fc.asyncProperty(planted, async ({text, value}) => {
		const operation = intent({description: `old ${text}`, reason: text, profile: text});
		await journal.append(operation);
		await journal.append(outcome(operation.operationId, {cause: `401: bad token ${text} or ${inUse}`}));
		const written = await readFile(journal.path, 'utf8');
		assert.ok(!written.includes(value));
		assert.ok(!written.includes(inUse));
	}), {numRuns: 20});
	const {entries, problems} = await contentOf(directory);
	assert.deepEqual(problems, []);
	assert.match(JSON.stringify(entries[1]), /401: bad token (?:bearer )?\[secret\] or \[secret\]/i);

	const resource = 'apiv1_a_database_with_such_a_name';
	await journal.append(intent({permissionsBefore: [{action: 'read', resource}]}));
	const content = await contentOf(directory);
	const last = content.entries.at(-1);
	assert.strictEqual(last?.kind, 'intent');
	assert.deepEqual(last.permissionsBefore, [{action: 'read', resource}]);
});

test('a journal that cannot be written refuses the intent with one sentence, so that no request is sent', async () => {
	const directory = await temporaryDirectory();
	await writeFile(path.join(directory, 'file'), '');
	const below = await openJournal({directory: path.join(directory, 'file', 'state'), clusterId, actor: {user: 'admin', hostname: 'bastion'}});
	assert.match(below.ok ? '' : below.message, /^The journal \S+ cannot be written: a part of its path is not a directory\. Make it writable, or set INFLUX_TOKENS_STATE_DIR to another directory\.$/);

	const journal = await journalIn(directory);
	await mkdir(journal.path);
	const blocked = await journal.append(intent());
	assert.match(blocked.ok ? '' : blocked.message, /cannot be written: it is a directory\./);
	await rm(journal.path, {recursive: true});

	const elsewhere = path.join(directory, 'elsewhere');
	await symlink(elsewhere, journal.path);
	const linked = await journal.append(intent());
	assert.match(linked.ok ? '' : linked.message, /cannot be written: it is a symbolic link\./);
	await assert.rejects(stat(elsewhere), {code: 'ENOENT'});
	await rm(journal.path);

	assert.deepEqual(await journal.append(intent()), {ok: true});
});

test('a full disk gives one sentence, earlier entries stay, and writing works again when there is room', async () => {
	const directory = await temporaryDirectory();
	// A limit on the size of files, in blocks of 512 bytes, fails in the middle of a write as a full disk does.
	const script = `
		import {openJournal} from ${JSON.stringify(modulePath)};
		const {value: journal} = await openJournal({directory: ${JSON.stringify(directory)}, clusterId: '${clusterId}', actor: {user: 'admin', hostname: 'bastion'}});
		const results = [];
		for (const length of [10, 5000]) {
			results.push(await journal.append({kind: 'outcome', operationId: crypto.randomUUID(), result: 'x'.repeat(length)}));
		}
		console.log(JSON.stringify(results));
	`;
	const child = spawn('/bin/sh', ['-c', 'ulimit -f 4 && exec "$0" --input-type=module -e "$1"', process.execPath, script], {stdio: ['ignore', 'pipe', 'inherit']});
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		output += text;
	});
	await once(child, 'close');
	const [first, second] = JSON.parse(output) as ReadonlyArray<{readonly ok: boolean; readonly message?: string}>;
	assert.deepEqual(first, {ok: true});
	assert.match(second!.message ?? '', /cannot be written: the file would become too large\./);

	const journal = await journalIn(directory);
	assert.deepEqual(await journal.append(intent()), {ok: true});
	const {entries, problems} = await contentOf(directory);
	assert.deepEqual(entries.map(({sequence}) => sequence), [1, 2]);
	assert.deepEqual(problems.map(({line}) => line), [2]);
});

test('a lock that another program holds gives one sentence, and a lock that was left behind is taken over', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory, {lockTimeout: 50});
	const lock = `${journal.path}.lock`;
	await writeFile(lock, JSON.stringify({id: 'x', pid: process.ppid, hostname: hostname()}));
	const refused = await journal.append(intent());
	assert.match(refused.ok ? '' : refused.message, new RegExp(String.raw`^Another influx-tokens is writing \(process ${process.ppid} on `));
	await assert.rejects(stat(journal.path), {code: 'ENOENT'});

	const past = new Date(Date.now() - 60_000);
	const handle = await open(lock);
	await handle.utimes(past, past);
	await handle.close();
	assert.deepEqual(await journal.append(intent()), {ok: true});
	assert.deepEqual(await readdir(directory), [`${clusterId}.jsonl`]);
});

test('a cluster ID that is not a UUID opens no file, and an entry with a wrong field is not written', async () => {
	const directory = await temporaryDirectory();
	for (const wrong of ['../../etc/passwd', '', 'acme']) {
		const opened = await openJournal({directory, clusterId: wrong, actor: {user: 'admin', hostname: 'bastion'}});
		assert.match(opened.ok ? '' : opened.message, /the cluster id is not a UUID/);
		const read = await readJournal({directory, clusterId: wrong});
		assert.match(read.ok ? '' : read.message, /the cluster id is not a UUID/);
	}

	const journal = await journalIn(directory);
	const refused = await journal.append(intent({operationId: 'acme'}));
	assert.match(refused.ok ? '' : refused.message, /does not accept this entry: operationId is not a UUID\.$/);
	assert.deepEqual(await readdir(directory), []);
});

test('closing the journal waits for appends that have begun, and a later append throws', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	const appended = journal.append(intent());
	await journal.close();
	const {entries} = await contentOf(directory);
	assert.equal(entries.length, 1);
	assert.deepEqual(await appended, {ok: true});
	await assert.rejects(journal.append(intent()), /the journal is closed/);
});

test('the chain continues from the last whole line when 100 MB without a line end follow it', {timeout: 120_000}, async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	assert.deepEqual(await journal.append(intent()), {ok: true});
	const handle = await open(journal.path, 'r+');
	const {size} = await handle.stat();
	// The file is sparse: the zeros take no room on the disk.
	await handle.truncate(size + (100 * 1024 * 1024));
	await handle.close();
	const another = await journalIn(directory);
	assert.deepEqual(await another.append(intent()), {ok: true});
	const {entries, problems} = await contentOf(directory);
	assert.equal(entries.length, 2);
	assert.deepEqual(problems, [{line: 2, message: 'The line is damaged: it is longer than 32 MB.'}]);
});

test('the last entry is found wherever the boundaries of the chunks fall', async () => {
	for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]) {
		const directory = await temporaryDirectory();
		const journal = await journalIn(directory);
		const long = intent({reason: 'x'.repeat(length)});
		assert.deepEqual(await journal.append(long), {ok: true});
		await appendFile(journal.path, `${'junk'.repeat(length / 4)}\n\n${'y'.repeat(length)}`);
		const another = await journalIn(directory);
		assert.deepEqual(await another.append(intent()), {ok: true});
		const {entries} = await contentOf(directory);
		assert.deepEqual(entries.map(({sequence}) => sequence), [1, 2]);
	}
});

test('a line that is too long to be read back is not written', {timeout: 120_000}, async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	const refused = await journal.append(intent({reason: 'x'.repeat(33 * 1024 * 1024)}));
	assert.match(refused.ok ? '' : refused.message, /cannot be written: the line would be longer than 32 MB\./);
	assert.deepEqual(await journal.append(intent()), {ok: true});
	const {entries} = await contentOf(directory);
	assert.equal(entries.length, 1);
});
