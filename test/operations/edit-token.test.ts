import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DatabaseToken} from '../../source/api/types.js';
import {editToken, type EditOptions, type EditResult} from '../../source/operations/edit-token.js';
import {assertChangeTruth, patchesOf} from '../helpers/operations/assert-change-truth.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';

const read = (resource: string) => ({action: 'read', resource});

async function save(bench: Bench, loaded: DatabaseToken, options: Pick<EditOptions, 'edited' | 'accepted'>): Promise<EditResult> {
	return editToken({
		api: bench.api, journal: bench.journal, context: bench.context, wait: bench.wait, loaded, ...options,
	});
}

async function changesOf(result: EditResult) {
	assert.equal(result.kind, 'started');
	return (result).run.finished;
}

test('an edit sends only the parts that were edited', async t => {
	const bench = await openBench(t);
	const loaded = await bench.liveToken();
	const permissions = [...loaded.permissions, read('one more')];
	const changes = await changesOf(await save(bench, loaded, {edited: {description: loaded.description, permissions}}));
	assertChangeTruth(bench, [{token: loaded, request: {kind: 'update', action: 'update', fields: {permissions}}}], changes);
	assert.equal(changes[0]!.result!.kind, 'changed');
	assert.deepEqual(bench.tokenOf(loaded.id), {...loaded, permissions});
});

test('nothing is sent when nothing was edited, or when the token already has every edit', async t => {
	const bench = await openBench(t);
	const loaded = await bench.liveToken();
	const same = await save(bench, loaded, {edited: {...loaded, permissions: loaded.permissions.toReversed()}});
	assert.equal(same.kind, 'nothing');
	bench.emulator.store.changeToken(bench.context.clusterId, loaded.id, {description: 'both'});
	const both = await save(bench, loaded, {edited: {...loaded, description: 'both'}});
	assert.equal(both.kind, 'nothing');
	assert.deepEqual(patchesOf(bench), []);
	assert.deepEqual(bench.journalLines(), []);
});

test('a change by someone else to another part of the token stays', async t => {
	const bench = await openBench(t);
	const loaded = await bench.liveToken();
	bench.emulator.store.changeToken(bench.context.clusterId, loaded.id, {permissions: [read('theirs')]});
	await changesOf(await save(bench, loaded, {edited: {...loaded, description: 'mine'}}));
	assert.deepEqual(bench.tokenOf(loaded.id), {...loaded, description: 'mine', permissions: [read('theirs')]});
});

test('a conflict sends nothing until the person decides, and then only when the token is still as it was shown', async t => {
	const bench = await openBench(t);
	const loaded = await bench.liveToken();
	const {store} = bench.emulator;
	const {clusterId} = bench.context;
	const edited = {description: loaded.description, permissions: [read('mine')]};
	store.changeToken(clusterId, loaded.id, {permissions: [read('theirs')]});
	const conflict = await save(bench, loaded, {edited});
	assert.equal(conflict.kind, 'conflict');
	assert.deepEqual(conflict.clashing, ['permissions']);
	assert.deepEqual(conflict.live.permissions, [read('theirs')]);
	assert.deepEqual(patchesOf(bench), []);

	store.changeToken(clusterId, loaded.id, {permissions: [read('theirs again')]});
	const again = await save(bench, loaded, {edited, accepted: {live: conflict.live, changes: conflict.mine}});
	assert.strictEqual(again.kind, 'conflict');
	assert.deepEqual(again.live.permissions, [read('theirs again')]);

	store.changeToken(clusterId, loaded.id, {permissions: loaded.permissions});
	const back = await save(bench, loaded, {edited, accepted: {live: again.live, changes: again.mine}});
	assert.strictEqual(back.kind, 'changed-again');
	assert.equal(back.cause, 'its permissions changed since you confirmed');
	assert.deepEqual(patchesOf(bench), []);

	store.changeToken(clusterId, loaded.id, {permissions: [read('theirs')]});
	const [change] = await changesOf(await save(bench, loaded, {edited, accepted: {live: conflict.live, changes: conflict.mine}}));
	assert.equal(change!.result!.kind, 'changed');
	assert.deepEqual(bench.tokenOf(loaded.id), {...loaded, permissions: [read('mine')]});
});

test('an edit of a token that is gone or cannot be checked, or with a read-only profile, sends nothing and says why', async t => {
	const bench = await openBench(t);
	const [revoked, loaded] = await bench.liveTokens(2);
	bench.emulator.store.revokeToken(bench.context.clusterId, revoked!.id, Date.now() * 1000);
	const edited = {description: 'new', permissions: []};
	const gone = await save(bench, revoked!, {edited});
	assert.equal(gone.kind, 'gone');
	bench.managementToken = 'M.V1.expired';
	const refused = await save(bench, loaded!, {edited});
	assert.strictEqual(refused.kind, 'not-checked');
	assert.equal(refused.error.kind, 'unauthorized');
	assert.match(refused.cause, /^could not be checked, nothing was sent: 401: /);
	assert.deepEqual(patchesOf(bench), []);

	const readOnly = await openBench(t, {isReadOnly: true});
	const none = await save(readOnly, await readOnly.liveToken(), {edited});
	assert.equal(none.kind, 'read-only');
	assert.deepEqual(readOnly.seen(), []);
});
