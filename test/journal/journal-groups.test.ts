import {test, type TestContext} from 'node:test';
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {open, readFile, type FileHandle} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {readJournal, type JournalContent} from '../../source/journal/read-journal.js';
import {
	anyEntry,
	clusterId,
	intent,
	journalIn,
	outcome,
} from '../helpers/journal/sample-entries.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

async function contentOf(directory: string): Promise<JournalContent> {
	const content = await readJournal({directory, clusterId});
	assert.ok(content.ok, JSON.stringify(content));
	return content.value;
}

function operationsOf({entries}: JournalContent): readonly string[] {
	return entries.flatMap(entry => entry.kind === 'intent' || entry.kind === 'outcome' ? [entry.operationId] : []);
}

/**
The prototype of all open files, to count or to break what is done with them.
*/
async function fileHandlePrototype(): Promise<FileHandle> {
	const handle = await open(process.execPath);
	await handle.close();
	return Object.getPrototypeOf(handle) as FileHandle;
}

/**
Holds back each fsync until it is let go, and says when one has begun.
*/
async function holdSync(t: TestContext) {
	const prototype = await fileHandlePrototype();
	const {sync} = prototype;
	const held: Array<PromiseWithResolvers<void>> = [];
	let began = Promise.withResolvers<void>();
	t.mock.method(prototype, 'sync', async function (this: FileHandle) {
		const hold = Promise.withResolvers<void>();
		held.push(hold);
		began.resolve();
		await hold.promise;
		return sync.call(this);
	});
	return {
		held,
		async nextBegins() {
			await began.promise;
			began = Promise.withResolvers();
		},
	};
}

test('appends that are called while one is under way are written together with one fsync, in the order of the calls', async t => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	await journal.append(intent());
	const sync = await holdSync(t);
	const settled: string[] = [];
	const append = async (operationId: string) => {
		assert.deepEqual(await journal.append(intent({operationId})), {ok: true});
		settled.push(operationId);
	};

	const ids = Array.from({length: 12}, () => intent().operationId);
	const first = append(ids[0]!);
	await sync.nextBegins();
	const others = ids.slice(1).map(async id => append(id));
	sync.held[0]!.resolve();
	await first;
	await sync.nextBegins();
	const written = await readFile(journal.path, 'utf8');
	assert.equal(written.trimEnd().split('\n').length, 13, 'all lines are in the file');
	assert.deepEqual(settled, [ids[0]], 'no append counts as done before its fsync');
	sync.held[1]!.resolve();
	await Promise.all(others);
	assert.equal(sync.held.length, 2);
	assert.deepEqual(settled, ids);
	const content = await contentOf(directory);
	assert.deepEqual(content.problems, []);
	assert.deepEqual(operationsOf(content).slice(1), ids);
});

test('any entries of any number of writers, with any breaks between them, are whole lines in the order of the appends', async () => {
	await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.tuple(anyEntry, fc.nat({max: 3})), {maxLength: 5}), {maxLength: 5}), async writers => {
		const directory = await temporaryDirectory();
		const journal = await journalIn(directory);
		const called: unknown[] = [];
		await Promise.all(writers.map(async entries => {
			for (const [entry, breaks] of entries) {
				for (let round = 0; round < breaks; round++) {
					await new Promise(resolve => {
						setImmediate(resolve);
					});
				}

				called.push(entry);
				assert.deepEqual(await journal.append(entry), {ok: true});
			}
		}));
		const {entries, problems} = await contentOf(directory);
		assert.deepEqual(problems, []);
		assert.deepEqual(entries.map(({sequence}) => sequence), called.map((_, index) => index + 1));
		for (const [index, entry] of called.entries()) {
			assert.deepEqual(entries[index], {...entries[index], ...entry as Record<string, unknown>});
		}
	}), {numRuns: 25});
});

test('a write that fails refuses exactly the appends of that write, and the next ones continue the chain', async t => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	assert.deepEqual(await journal.append(intent()), {ok: true});
	const prototype = await fileHandlePrototype();
	const write = prototype.write as (this: FileHandle, bytes: Uint8Array) => Promise<unknown>;
	let writes = 0;
	const failing = t.mock.method(prototype, 'write', async function (this: FileHandle, bytes: Uint8Array) {
		// As on a disk that fills up: a part of the lines is written, then none of the rest.
		if (writes++ > 0) {
			throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'});
		}

		return write.call(this, bytes.subarray(0, -40));
	} as never);
	const refused = await Promise.all([intent(), intent(), intent()].map(async entry => journal.append(entry)));
	for (const answer of refused) {
		assert.match(answer.ok ? '' : answer.message, /cannot be written: no space is left on the disk\./);
	}

	failing.mock.restore();
	const last = intent();
	assert.deepEqual(await journal.append(last), {ok: true});
	const content = await contentOf(directory);
	// The first two of the refused lines are whole in the file, and the third was cut short.
	assert.deepEqual(content.entries.map(({sequence}) => sequence), [1, 2, 3, 4]);
	assert.equal(operationsOf(content).at(-1), last.operationId);
	assert.deepEqual(content.problems, [{line: 4, message: 'The line is damaged: it is not JSON.'}]);
});

test('an entry that cannot be written as a line is refused alone', {timeout: 120_000}, async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	const [first, second] = [intent(), outcome(intent().operationId)];
	const answers = await Promise.all([first, intent({reason: 'x'.repeat(33 * 1024 * 1024)}), second].map(async entry => journal.append(entry)));
	assert.deepEqual([answers[0], answers[2]], [{ok: true}, {ok: true}]);
	assert.match(answers[1]!.ok ? '' : answers[1]!.message, /cannot be written: the line would be longer than 32 MB\./);
	const {entries, problems} = await contentOf(directory);
	assert.deepEqual([entries.map(({kind}) => kind), problems], [['intent', 'outcome'], []]);
});

test('a program that dies between the write and the fsync of a group has reported none of its appends, and the chain continues', async () => {
	const directory = await temporaryDirectory();
	const script = String.raw`
		import {open} from 'node:fs/promises';
		import {openJournal} from ${JSON.stringify(new URL('../../source/journal/journal.js', import.meta.url).href)};
		const {value: journal} = await openJournal({directory: ${JSON.stringify(directory)}, clusterId: '${clusterId}', actor: {user: 'admin', hostname: 'bastion'}});
		const append = async () => {
			const operationId = crypto.randomUUID();
			const appended = await journal.append({kind: 'outcome', operationId, result: 'revoked'});
			process.stdout.write((appended.ok ? operationId : appended.message) + '\n');
		};
		await append();
		const handle = await open(process.execPath);
		Object.getPrototypeOf(handle).sync = () => {
			process.kill(process.pid, 'SIGKILL');
		};
		await Promise.all(Array.from({length: 5}, append));
	`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: ['ignore', 'pipe', 'inherit']});
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		output += text;
	});
	const [, signal] = await once(child, 'close') as [unknown, string];
	assert.equal(signal, 'SIGKILL');
	const told = output.trimEnd().split('\n');
	assert.equal(told.length, 1, 'only the append before the group was reported');

	const journal = await journalIn(directory);
	assert.equal(path.dirname(journal.path), directory);
	const last = intent();
	assert.deepEqual(await journal.append(last), {ok: true});
	const content = await contentOf(directory);
	assert.deepEqual(content.problems, []);
	assert.deepEqual([operationsOf(content)[0], operationsOf(content).at(-1)], [told[0], last.operationId]);
	assert.deepEqual(content.entries.map(({sequence}) => sequence), [1, 2, 3, 4, 5, 6, 7]);
});
