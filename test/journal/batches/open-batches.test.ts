import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {test} from 'node:test';
import fc from 'fast-check';
import type {JournalBatch} from '../../../source/journal/batches/journal-batch.js';
import {interruptedCount, openBatchesOf, restWords} from '../../../source/journal/batches/open-batches.js';
import type {JournalEntry, JournalLine} from '../../../source/journal/journal-entry.js';
import {parseJournal} from '../../../source/journal/read-journal.js';
import {readPlace} from '../../../source/journal/read-place.js';
import {temporaryDirectory} from '../../helpers/storage/temporary-directory.js';
import {clusterId, intent, journalIn} from '../../helpers/journal/sample-entries.js';

const place = {host: 'https://console.influxdata.com', accountId: '11111111-2222-4333-8444-555555555555'};
const tokenIds = Array.from({length: 6}, (_, index) => `00000000-0000-4000-8000-00000000000${index}`);

function batch(ids: readonly string[], changes: Partial<JournalBatch> = {}): JournalBatch {
	return {
		kind: 'batch',
		batchId: randomUUID(),
		action: 'suspend',
		profile: 'prod-eu',
		...place,
		clusterId,
		changes: ids.map(tokenId => ({tokenId, description: `token ${tokenId.at(-1)!}`, tokenHash: '0'.repeat(64)})),
		...changes,
	};
}

function begun(batchId: string, tokenId: string): JournalEntry {
	return {
		...intent({batchId}), action: 'revoke', tokenId, createdAt: '',
	};
}

function linesOf(entries: readonly JournalEntry[]): readonly JournalLine[] {
	return entries.map((entry, index): JournalLine => ({
		version: 1, sequence: index + 1, time: '2026-03-01T14:02:11.500Z', user: 'ada', hostname: 'bastion', previousHash: '', hash: '', ...entry,
	}));
}

const restOf = (entries: readonly JournalEntry[]) => openBatchesOf(linesOf(entries)).map(({rest}) => rest.map(({tokenId}) => tokenId));

test('what has no intent was never begun, however the intents and the lines of a long batch are mixed', () => {
	fc.assert(fc.property(fc.subarray(tokenIds), fc.shuffledSubarray(tokenIds), (ids, tried) => {
		const {batchId, ...first} = batch(ids.slice(0, 3));
		const lines = [{...first, batchId}, batch(ids.slice(3), {batchId})];
		const left = ids.filter(id => !tried.includes(id));
		assert.deepEqual(restOf([...lines, ...tried.map(id => begun(batchId, id.toUpperCase()))]), left.length === 0 ? [] : [left]);
	}));
});

test('the end of a batch says what was not started, a batch that goes on takes the rest over, and a later end withdraws the offer', () => {
	const first = batch(tokenIds);
	const end = (notStarted: readonly string[]): JournalEntry => ({kind: 'batch-end', batchId: first.batchId, notStarted});
	const stopped = [first, begun(first.batchId, tokenIds[0]!), end(tokenIds.slice(2))];
	assert.deepEqual(restOf(stopped), [tokenIds.slice(2)]);
	assert.equal(interruptedCount(openBatchesOf(linesOf(stopped))), 0);
	assert.equal(interruptedCount(openBatchesOf(linesOf(stopped.slice(0, 2)))), 5);
	assert.equal(restWords(openBatchesOf(linesOf(stopped.slice(0, 2)))[0]!), 'Never begun: 5 of 6 in the suspend of 2026-03-01 14:02 UTC');
	assert.deepEqual(restOf([...stopped, end([])]), []);
	assert.deepEqual(restOf([...stopped, batch(tokenIds.slice(3), {continuesBatchId: first.batchId})]), [tokenIds.slice(3)]);
	// A token that was changed in another way since is not offered any more.
	assert.deepEqual(restOf([...stopped, begun(randomUUID(), tokenIds[4]!)]), [[tokenIds[2]!, tokenIds[3]!, tokenIds[5]!]]);
	assert.deepEqual(restOf([first, end([])]), []);
	// A change that had its intent, was refused and is tried again later counts as not started where the end says so.
	assert.deepEqual(restOf([first, ...tokenIds.map(id => begun(first.batchId, id)), end([tokenIds[1]!])]), [[tokenIds[1]!]]);
});

test('a batch is read back from the disk without a secret, and belongs to one host and account', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	const own = batch(tokenIds, {action: 'update', reason: 'apiv1_0123456789abcdef'.padEnd(70, '0')});
	const permissionsAfter = [{action: 'read', resource: 'apiv1_0123456789abcdef'.padEnd(70, '0')}];
	assert.deepEqual(await journal.append({...own, changes: own.changes.map(change => ({...change, permissionsAfter}))}), {ok: true});
	assert.deepEqual(await journal.append(batch(tokenIds, {host: 'https://b.example'})), {ok: true});
	const read = await readPlace({directory, clusterId, ...place});
	assert.ok(read.ok);
	const [open, ...others] = read.value.openBatches;
	assert.deepEqual(others, []);
	assert.equal(open!.batchId, own.batchId);
	assert.equal(open!.reason, '[secret]');
	assert.deepEqual(open!.rest[0], {...own.changes[0]!, permissionsAfter});
	assert.deepEqual(parseJournal(new Uint8Array()).entries, []);
});
