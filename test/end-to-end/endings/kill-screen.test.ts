import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {parseJournal} from '../../../source/journal/read-journal.js';
import {confirmChange} from '../../helpers/end-to-end/confirm.js';
import {nameOf, screenPoints} from '../../helpers/end-to-end/kill-points.js';
import type {Started} from '../../helpers/end-to-end/start.js';
import {batchSize, startBatch, type Batch} from '../../helpers/end-to-end/start-batch.js';
import {quit} from '../../helpers/end-to-end/start-site.js';
import {press} from '../../helpers/end-to-end/steps.js';

const button = (count: number): string => count === 1 ? 'Revoke Token' : `Revoke ${count} Tokens`;

// Marks the live tokens of the batch by a filter, and confirms their revoke.
async function confirmRest(app: Started, count: number): Promise<void> {
	await press(app, '/', 'Esc clear');
	await press(app, 'batch', new RegExp(`${count} of ${count + 20} active`));
	await press(app, keys.enter, 'Enter details');
	await press(app, control('a'), `${count} marked`);
	await press(app, 'D', 'Revoke Database Token');
	await confirmChange(app, button(count));
}

function unfinishedOf({journalFile}: Batch): ReadonlyArray<{readonly tokenId: string}> {
	const {unfinished} = parseJournal(readFileSync(journalFile));
	return unfinished.map(intent => {
		assert.strictEqual(intent.action, 'revoke');
		return intent;
	});
}

async function verify(app: Started, known: number, count: number): Promise<void> {
	await press(app, 'J', 'v verify');
	await press(app, 'v', `${known} of ${count} ${known === 1 || count === 1 ? 'is' : 'are'} known now.`);
	await press(app, keys.escape, 'Enter details');
}

for (const point of screenPoints) {
	test(`a batch of 300 on the screen, ${nameOf(point)}: the next start reports it, verifies it and finishes it`, async t => {
		const batch = await startBatch(t);
		const first = await batch.open({columns: 120, rows: 30});
		batch.killAt(point, () => {
			first.kill(point.signal);
		});
		await confirmRest(first, batchSize);
		const {code, signal} = await first.ended();
		assert.ok(batch.hasKilled());
		assert.equal(signal ?? code, point.signal === 'SIGKILL' ? 'SIGKILL' : 129);
		await batch.assertNothingWrong();

		const left = batch.confirmed.filter(id => !batch.isRevoked(id));
		const unfinished = unfinishedOf(batch);
		const known = unfinished.filter(({tokenId}) => batch.isRevoked(tokenId)).length;
		assert.ok(left.length > 1);
		// While one token is being checked, all others may have their outcomes.
		assert.ok(unfinished.length > 0 || point.phase === 'checking');
		const sent = batch.changes().length;
		const second = await batch.open({columns: 120, rows: 30});
		if (unfinished.length > 0) {
			const neverBegun = batchSize - new Set(batch.journal().flatMap(line => line.kind === 'intent' && 'tokenId' in line ? [line.tokenId] : [])).size;
			const rest = neverBegun === 0 ? ': J, then v' : `, ${neverBegun} ${neverBegun === 1 ? 'was' : 'were'} never begun: J.`;
			await second.until(`${unfinished.length === 1 ? '1 change of an earlier run has' : `${unfinished.length} changes of an earlier run have`} no known outcome${rest}`);
			await verify(second, known, unfinished.length);
		}

		assert.equal(batch.changes().length, sent, 'verifying changes nothing');
		assert.equal(unfinishedOf(batch).length, unfinished.length - known);

		await confirmRest(second, left.length);
		await second.until(`Revoked ${left.length} of ${left.length}`);
		await press(second, keys.enter, 'No active token matches.');
		await press(second, keys.escape, /^ +20 active$/m);
		if (known < unfinished.length) {
			await verify(second, unfinished.length - known, unfinished.length - known);
		}

		await quit(second);
		assert.deepEqual(await batch.finished(), batch.confirmed);
		assert.deepEqual(unfinishedOf(batch), []);
	});
}
