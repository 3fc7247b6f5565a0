import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {createManagementApi} from '../../../source/api/management-api.js';
import {Secret} from '../../../source/secrets/secret.js';
import {openJournal} from '../../../source/journal/journal.js';
import {lockBatch} from '../../../source/journal/lock-batch.js';
import {readJournal} from '../../../source/journal/read-journal.js';
import {startChanges} from '../../../source/operations/start-changes.js';
import {verifyUnfinished} from '../../../source/operations/verify-unfinished.js';
import {enginePoints, nameOf} from '../../helpers/end-to-end/kill-points.js';
import {startBatch, type Batch, type KillPoint} from '../../helpers/end-to-end/start-batch.js';

const engine = fileURLToPath(new URL('../../fixtures/revoke-batch.js', import.meta.url));

async function runUntilKilled(batch: Batch, point: KillPoint): Promise<void> {
	const {emulator: {url, clusterId, accounts}, directory, journalFile, confirmed, environment} = batch;
	const file = path.join(directory, 'confirmed');
	writeFileSync(file, confirmed.join('\n'));
	const child = spawn(process.execPath, [engine, url, accounts[0]!.id, clusterId, path.dirname(journalFile), file, point.looksAt], {env: {...process.env, ...environment}, stdio: ['ignore', 'ignore', 'inherit']});
	batch.killAt(point, () => {
		child.kill(point.signal);
	});
	const [code, signal] = await once(child, 'exit') as [number | null, string | null]; // eslint-disable-line @typescript-eslint/no-restricted-types -- Node's own
	assert.ok(batch.hasKilled(), 'the batch ended before the kill point');
	assert.equal(signal ?? code, point.signal === 'SIGKILL' ? 'SIGKILL' : 129);
}

// Does what the next start of the program does: reads the journal, asks the service for the missing outcomes, and revokes the remaining tokens.
async function finish({emulator: {url, clusterId, accounts, managementToken}, journalFile, confirmed, isRevoked}: Batch): Promise<void> {
	const directory = path.dirname(journalFile);
	const accountId = accounts[0]!.id;
	const api = createManagementApi({
		host: url, accountId, clusterId, secret: () => new Secret(managementToken), isReadOnly: false,
	});
	const lock = await lockBatch(directory, clusterId);
	assert.ok(lock.ok, 'the lock of a dead program is taken over');
	const opened = await openJournal({directory, clusterId, actor: {user: 'ada', hostname: 'bastion'}});
	assert.ok(opened.ok);
	const journal = opened.value;

	const verify = async () => {
		const read = await readJournal({directory, clusterId});
		assert.ok(read.ok);
		assert.deepEqual(read.value.problems, []);
		const {unfinished, entries} = read.value;
		return verifyUnfinished({
			api, journal, unfinished, entries,
		});
	};

	for (const {intent, kind, cause, isWritten} of await verify()) {
		assert.strictEqual(intent.action, 'revoke');
		assert.equal(kind, isRevoked(intent.tokenId) ? 'revoked' : 'unknown', cause);
		assert.equal(isWritten, kind === 'revoked');
	}

	const listed = await api.listTokens();
	assert.ok(listed.ok);
	const left = listed.value.filter(({id, revokedAt}) => revokedAt === undefined && confirmed.includes(id));
	const changes = await startChanges({
		api, journal, changes: left.map(token => ({token, request: {kind: 'revoke'}})), context: {
			profile: 'test', host: url, accountId, clusterId,
		},
	}).finished;
	assert.deepEqual(new Set(changes.map(({result}) => result?.kind)), new Set(left.length === 0 ? [] : ['revoked']));
	const verified = await verify();
	assert.ok(verified.every(({kind}) => kind === 'revoked'));
	assert.deepEqual(await verify(), [], 'every change has an outcome');
	lock.value.release();
}

for (const point of enginePoints) {
	test(`a batch of 300 without its screen, ${nameOf(point)}`, async t => {
		const batch = await startBatch(t);
		await runUntilKilled(batch, point);
		await batch.assertNothingWrong();
		await finish(batch);
		assert.deepEqual(await batch.finished(), batch.confirmed);
	});
}
