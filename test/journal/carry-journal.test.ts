import assert from 'node:assert/strict';
import {
	appendFileSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {execFileSync} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import path from 'node:path';
import {test} from 'node:test';
import {exportJournal} from '../../source/journal/export-journal.js';
import {importJournal} from '../../source/journal/import-journal.js';
import {readJournal} from '../../source/journal/read-journal.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {
	clusterId,
	intent,
	journalIn,
	outcome,
} from '../helpers/journal/sample-entries.js';

const place = {host: 'https://console.influxdata.com', accountId: '11111111-2222-4333-8444-555555555555'};

/**
A machine whose journal has this number of changes, each with its outcome. It can export and import journals.
*/
async function machine(changes: number) {
	const directory = await temporaryDirectory();
	const state = path.join(directory, 'state');
	const journalFile = path.join(state, `${clusterId}.jsonl`);
	const add = async (count: number) => {
		const journal = await journalIn(state);
		for (let index = 0; index < count; index++) {
			const change = intent({description: `change ${index}`});
			await journal.append(change);
			await journal.append(outcome(change.operationId));
		}

		await journal.close();
	};

	await add(changes);
	return {
		directory, state, journalFile, add,
		file: (name: string) => path.join(directory, name),
		export: async (name: string) => exportJournal({directory: state, clusterId, file: path.join(directory, name)}),
		import: async (file: string, changed: Partial<Parameters<typeof importJournal>[0]> = {}) => importJournal({
			directory: state, clusterId, file, ...place, ...changed,
		}),
		text: () => readFileSync(journalFile, 'utf8'),
	};
}

test('a machine without changes imports a journal byte for byte, and only the owner may read the exported file and the journal', async () => {
	const old = await machine(3);
	const exported = await old.export('out.jsonl');
	assert.deepEqual(exported, {ok: true, value: {path: old.file('out.jsonl'), changes: 3}});
	assert.equal(readFileSync(old.file('out.jsonl'), 'utf8'), old.text());
	const rebuilt = await machine(0);
	assert.deepEqual(await rebuilt.import(old.file('out.jsonl')), {
		ok: true, value: {path: rebuilt.journalFile, added: 6, changes: 3},
	});
	assert.equal(rebuilt.text(), old.text());
	// eslint-disable-next-line no-bitwise -- a mode
	assert.deepEqual([old.file('out.jsonl'), rebuilt.journalFile].map(file => statSync(file).mode & 0o777), [0o600, 0o600]);
	assert.deepEqual(await rebuilt.import(old.file('out.jsonl')), {
		ok: true, value: {path: rebuilt.journalFile, added: 0, changes: 3},
	});

	// The machine appends to the imported chain.
	await rebuilt.add(1);
	const read = await readJournal({directory: rebuilt.state, clusterId});
	assert.ok(read.ok);
	assert.deepEqual([read.value.entries.length, read.value.problems], [8, []]);
});

test('an import adds the lines that this machine lacks, and keeps the lines that only this machine has', async () => {
	const old = await machine(2);
	await old.export('first.jsonl');
	const other = await machine(0);
	await other.import(old.file('first.jsonl'));
	await old.add(2);
	await old.export('second.jsonl');
	// A line of this machine that a power cut left incomplete does not belong to the chain.
	appendFileSync(other.journalFile, '{"version":1,"seq');
	const imported = await other.import(old.file('second.jsonl'));
	assert.partialDeepStrictEqual(imported, {ok: true, value: {added: 4, changes: 4}});
	const read = await readJournal({directory: other.state, clusterId});
	assert.ok(read.ok);
	assert.deepEqual([read.value.entries.map(({sequence}) => sequence), read.value.problems.length], [[1, 2, 3, 4, 5, 6, 7, 8], 1]);
	assert.partialDeepStrictEqual(await other.import(old.file('first.jsonl')), {ok: true, value: {added: 0}});
	await other.export('again.jsonl');
	assert.equal(readFileSync(other.file('again.jsonl'), 'utf8'), old.text(), 'an incomplete line is not exported');
});

test('an import is refused when the journal and the file continued differently after the same beginning', async () => {
	const old = await machine(1);
	await old.export('common.jsonl');
	const other = await machine(0);
	await other.import(old.file('common.jsonl'));
	await old.add(1);
	await other.add(1);
	await old.export('out.jsonl');
	const before = other.text();
	const refused = await other.import(old.file('out.jsonl'));
	assert.ok(!refused.ok);
	assert.match(refused.message, /^From line 3 on this machine's journal tells of other changes than the file: .*nothing was imported\. .*INFLUX_TOKENS_STATE_DIR/);
	assert.equal(other.text(), before);
});

test('an import is refused when the file has a broken chain, belongs to another cluster, host or account, or cannot be read', async () => {
	const old = await machine(2);
	await old.export('out.jsonl');
	const whole = readFileSync(old.file('out.jsonl'), 'utf8');
	const lines = whole.trimEnd().split('\n');
	const other = await machine(0);
	const cases: ReadonlyArray<readonly [string, RegExp]> = [
		[whole.replace('change 1', 'change 9'), /^Line 3 of .* breaks its chain: it is not what was written/],
		[lines.toSpliced(1, 1).join('\n'), /^Line 2 of .* breaks its chain: it does not follow the one before it/],
		[lines.slice(1).join('\n'), /^Line 1 of .* breaks its chain/],
		[whole.slice(0, -9), /^Line 4 of .* breaks its chain: it is not JSON/],
		[`${lines[0]}\nnothing\n`, /^Line 2 of .*: it is not JSON/],
		['\n\n', /holds no line of a journal/],
	];
	for (const [text, words] of cases) {
		writeFileSync(other.file('damaged.jsonl'), text);
		const refused = await other.import(other.file('damaged.jsonl'));
		assert.ok(!refused.ok);
		assert.match(refused.message, words);
	}

	for (const [changed, words] of [
		[{clusterId: randomUUID()}, /is the journal of the cluster 3333a1b2-0000-4000-8000-000000000001: choose that one/],
		[{host: 'https://b.example'}, /holds nothing of https:\/\/b\.example, account \S+: it is of https:\/\/console\.influxdata\.com, account/],
		[{accountId: randomUUID()}, /holds nothing of https:\/\/console\.influxdata\.com, account/],
		[{file: other.file('nowhere')}, /nowhere cannot be read: /],
		[{file: other.directory}, /cannot be read: /],
	] as const) {
		const refused = await other.import(old.file('out.jsonl'), changed);
		assert.ok(!refused.ok);
		assert.match(refused.message, words);
	}

	assert.ok(!existsSync(other.journalFile));
});

test('an import from a pipe, on which a read would wait forever, is refused at once', async () => {
	const other = await machine(0);
	execFileSync('mkfifo', [other.file('fifo')]);
	const refused = await other.import(other.file('fifo'));
	assert.ok(!refused.ok);
	assert.match(refused.message, /fifo cannot be read: /);
});

test('an export overwrites no file, follows no link, and refuses a journal that is damaged, missing or empty', async () => {
	const old = await machine(1);
	writeFileSync(old.file('taken'), 'mine');
	symlinkSync(old.file('elsewhere'), old.file('link'));
	for (const name of ['taken', 'link']) {
		assert.deepEqual(await old.export(name), {ok: false, message: `${old.file(name)} is there already: choose another name.`});
	}

	assert.equal(readFileSync(old.file('taken'), 'utf8'), 'mine');
	assert.ok(!existsSync(old.file('elsewhere')));
	assert.match(JSON.stringify(await old.export('no/such/directory')), /cannot be written/);
	copyFileSync(old.journalFile, old.file('kept'));
	writeFileSync(old.journalFile, old.text().replace('change 0', 'change 9'));
	assert.match(JSON.stringify(await old.export('out')), /Line 2 of the journal .* breaks its chain: it does not follow/);
	assert.ok(!existsSync(old.file('out')));
	const none = await machine(0);
	mkdirSync(none.state, {recursive: true});
	assert.deepEqual(await none.export('out'), {ok: false, message: 'This machine has no journal of the cluster: nothing was written.'});
	writeFileSync(none.journalFile, '');
	assert.match(JSON.stringify(await none.export('out')), /is empty: nothing was written/);
});
