import {test} from 'node:test';
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import {firstPreviousHash, sealLine} from '../../source/journal/chained-line.js';
import type {JournalEntry} from '../../source/journal/journal-entry.js';
import {parseJournal, readJournal} from '../../source/journal/read-journal.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {
	anyEntry,
	clusterId,
	intent,
	journalIn,
	outcome,
} from '../helpers/journal/sample-entries.js';

function linesOf(entries: readonly JournalEntry[]): readonly string[] {
	let previousHash = firstPreviousHash;
	return entries.map((entry, index) => {
		const {text, hash} = sealLine({
			version: 1, sequence: index + 1, time: '2026-03-01T14:02:11.500Z', user: 'admin', hostname: 'bastion', ...entry, previousHash,
		});
		previousHash = hash;
		return text;
	});
}

const fileOf = (lines: readonly string[]) => Buffer.from(lines.map(line => `${line}\n`).join(''));

test('the lines that these tests build are the bytes that a journal writes', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	const entries = [intent(), outcome(intent().operationId)];
	for (const entry of entries) {
		await journal.append(entry);
	}

	assert.deepEqual(await readFile(journal.path), fileOf(linesOf(entries)));
});

test('one damaged byte anywhere is reported on its line, and every other line is still read', () => {
	fc.assert(fc.property(fc.array(anyEntry, {minLength: 1, maxLength: 6}), fc.nat(), fc.integer({min: 1, max: 255}), (entries, position, change) => {
		const lines = linesOf(entries);
		const bytes = fileOf(lines);
		const index = position % bytes.length;
		const damaged = bytes.subarray(0, index).toString('latin1').split('\n').length - 1;
		const isLineEnd = bytes[index] === 0x0A;
		bytes[index] = (bytes[index]! + change) % 256;

		const {entries: read, problems} = parseJournal(bytes);
		assert.ok(problems.length > 0);
		// The new byte may be a line end.
		assert.ok(problems.every(({line}) => line === damaged + 1 || line === damaged + 2));
		const expected = entries.map((_, place) => place + 1).filter(sequence => isLineEnd || sequence !== damaged + 1);
		assert.deepEqual(read.map(({sequence}) => sequence), expected);
	}), {numRuns: 1000});
});

test('a file that is cut short anywhere gives the whole lines before the cut', () => {
	fc.assert(fc.property(fc.array(anyEntry, {maxLength: 5}), fc.nat(), (entries, position) => {
		const lines = linesOf(entries);
		const bytes = fileOf(lines);
		const size = position % (bytes.length + 1);
		const {entries: read, problems} = parseJournal(bytes.subarray(0, size));
		let end = 0;
		const ends = lines.map(line => {
			end += Buffer.byteLength(line) + 1;
			return end;
		});
		// A line that only lacks its line end is whole.
		assert.equal(read.length, ends.filter(whole => whole - 1 <= size).length);
		const isCutInside = size > 0 && ends.every(whole => !(whole === size || whole - 1 === size));
		assert.equal(problems.length, isCutInside ? 1 : 0);
	}));
});

test('any bytes are read without an error', () => {
	fc.assert(fc.property(fc.oneof(fc.uint8Array({maxLength: 200}), fc.string().map(text => Buffer.from(text)), fc.json().map(text => Buffer.from(`${text}\n{"version":${text}}`))), bytes => {
		const {entries, problems} = parseJournal(bytes);
		assert.deepEqual(entries, []);
		assert.ok(problems.every(({message}) => /^The line .+\.$/.test(message)));
	}));
});

test('a line that is removed, inserted, moved or rewritten with a new hash breaks the chain', () => {
	const entries = Array.from({length: 4}, () => intent());
	const [first, second, third, fourth] = linesOf(entries) as [string, string, string, string];
	const problemsOf = (...lines: readonly string[]) => parseJournal(fileOf(lines)).problems.map(({line}) => line);
	assert.deepEqual(problemsOf(first, second, third, fourth), []);
	assert.deepEqual(problemsOf(first, third, fourth), [2]);
	assert.deepEqual(problemsOf(second, third, fourth), [1]);
	assert.deepEqual(problemsOf(first, third, second, fourth), [2, 3, 4]);
	assert.deepEqual(problemsOf(first, second, second, third, fourth), [3]);

	const {hash, ...content} = JSON.parse(second) as Record<string, unknown>;
	const forged = sealLine({...content, description: 'another'}).text;
	assert.deepEqual(problemsOf(first, forged, third, fourth), [3]);
	assert.equal(parseJournal(fileOf([first, forged, third, fourth])).entries.length, 4);
});

test('a whole line that directly follows an incomplete one on the same line is found', () => {
	const entries = Array.from({length: 3}, () => intent());
	const [first, second, third] = linesOf(entries) as [string, string, string];
	const {entries: read, problems} = parseJournal(fileOf([first, second.slice(0, 50) + second, third]));
	assert.deepEqual(read.map(({sequence}) => sequence), [1, 2, 3]);
	assert.deepEqual(problems.map(({line}) => line), [2]);
});

test('a line that has the same content but other bytes counts as damaged', () => {
	const [line] = linesOf([intent({description: 'bell \u{1B}'})]) as [string];
	const rewritten = line.replace(String.raw`\u001b`, String.raw`\u001B`);
	assert.notEqual(rewritten, line);
	assert.deepEqual(JSON.parse(rewritten), JSON.parse(line));
	assert.equal(parseJournal(fileOf([rewritten])).problems.length, 1);
	assert.equal(parseJournal(fileOf([line.replace('{', '{ ')])).problems.length, 1);
});

test('an entry of a newer version is reported and does not break the chain', () => {
	const [first] = linesOf([intent()]) as [string];
	const {hash} = JSON.parse(first) as {readonly hash: string};
	const newer = sealLine({version: 2, sequence: 2, previousHash: hash});
	const last = sealLine({
		version: 1, sequence: 3, time: 'x', user: 'x', hostname: 'x', ...intent(), previousHash: newer.hash,
	});
	const {entries, problems} = parseJournal(fileOf([first, newer.text, last.text]));
	assert.deepEqual(entries.map(({sequence}) => sequence), [1, 3]);
	assert.deepEqual(problems.map(({line}) => line), [2]);
	assert.match(problems[0]!.message, /^The line is not an entry that this influx-tokens knows: version /);
});

test('an intent is unfinished when it has no outcome or when its last outcome is unknown', () => {
	const [sent, unknown, done, better, worse] = [intent(), intent(), intent(), intent(), intent()];
	const cut = {result: 'unknown', cause: 'the connection was cut'};
	const {unfinished} = parseJournal(fileOf(linesOf([
		done,
		sent,
		unknown,
		better,
		worse,
		outcome(unknown.operationId, cut),
		outcome(done.operationId),
		outcome(better.operationId, cut),
		outcome(better.operationId),
		outcome(worse.operationId),
		outcome(worse.operationId, cut),
	])));
	assert.deepEqual(unfinished.map(({operationId}) => operationId), [sent.operationId, unknown.operationId, worse.operationId]);
});

test('an intent whose unknown outcome stayed unknown in a later look is not unfinished any more', () => {
	const asked = intent();
	const lines = linesOf([asked, outcome(asked.operationId, {result: 'unknown'}), outcome(asked.operationId, {result: 'unknown', lookedLater: true})]);
	assert.deepEqual(parseJournal(fileOf(lines)).unfinished, []);
	assert.equal(parseJournal(fileOf(lines.slice(0, 2))).unfinished.length, 1);
});

test('of a request that was sent again in the same batch only the last intent counts, even when it has no outcome', () => {
	const [first, second] = [intent(), intent()];
	const again = {...second, batchId: first.batchId};
	const tried = outcome(first.operationId, {result: 'unknown', cause: 'cut; it was still live, and is tried again'});
	const ids = (entries: Parameters<typeof linesOf>[0]) => parseJournal(fileOf(linesOf(entries))).unfinished.map(({operationId}) => operationId);
	assert.deepEqual(ids([first, tried]), [first.operationId]);
	assert.deepEqual(ids([first, tried, again]), [second.operationId]);
	assert.deepEqual(ids([first, tried, again, outcome(second.operationId)]), []);
	// The second intent is of another batch, so it is a separate change.
	assert.deepEqual(ids([first, tried, second, outcome(second.operationId)]), [first.operationId]);
});

test('an intent whose outcome line is damaged is unfinished again', () => {
	const operation = intent();
	const [first, second] = linesOf([operation, outcome(operation.operationId)]) as [string, string];
	const {unfinished} = parseJournal(fileOf([first, second.replace('revoked', 'revokeX')]));
	assert.deepEqual(unfinished.map(({operationId}) => operationId), [operation.operationId]);
});

test('a missing file gives no entries, and a file that cannot be read gives one sentence', async () => {
	const directory = await temporaryDirectory();
	assert.deepEqual(await readJournal({directory, clusterId}), {
		ok: true, value: {entries: [], problems: [], unfinished: []},
	});
	await mkdir(path.join(directory, `${clusterId}.jsonl`));
	const read = await readJournal({directory, clusterId});
	assert.match(read.ok ? '' : read.message, /^The journal \S+ cannot be read: it is a directory\. Make it readable to see what was done\.$/);
});
