import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DatabaseToken} from '../../../source/api/types.js';
import {recordHandOver, recordRotationEnd, recordSoakStart} from '../../../source/operations/rotation/record.js';
import {startRotation} from '../../../source/operations/rotation/start-rotation.js';
import {rotationsFrom, type Rotation} from '../../../source/operations/rotation/rotations.js';
import {undoRotation} from '../../../source/operations/rotation/undo-rotation.js';
import {verifyUnfinished} from '../../../source/operations/verify-unfinished.js';
import {rotationStep} from '../../../source/tokens/rotation.js';
import {updateIntents} from '../../helpers/operations/assert-change-truth.js';
import {openBench, type Bench} from '../../helpers/operations/bench.js';
import {revokeOld, suspendOld} from '../../helpers/operations/rotation-steps.js';
import {readAfresh} from '../../helpers/operations/fresh-journal.js';

const day = '2026-11-24';
const now = Date.parse('2026-11-24T12:00:00Z');
const until = new Date('2026-12-01T12:00:00Z');

const toolsOf = ({api, journal, context, wait}: Bench) => ({
	api, journal, context, wait,
});

/**
The only open rotation, read from the journal as a program does that has just started.
*/
async function openRotation(bench: Bench): Promise<Rotation> {
	const {entries} = await readAfresh(bench);
	const [rotation, ...others] = rotationsFrom(entries);
	assert.deepEqual(others, []);
	assert.ok(rotation);
	return rotation;
}

async function noRotation(bench: Bench): Promise<void> {
	const {entries} = await readAfresh(bench);
	assert.deepEqual(rotationsFrom(entries), []);
}

async function dueStep(bench: Bench, at = now): Promise<string> {
	return rotationStep(await openRotation(bench), at).step;
}

async function live(bench: Bench, id: string): Promise<DatabaseToken> {
	const answer = await bench.api.getToken(id);
	assert.ok(answer.ok);
	return answer.value;
}

async function begin(bench: Bench, old: DatabaseToken): Promise<{readonly rotationId: string; readonly successorId: string}> {
	const started = await startRotation({...toolsOf(bench), old, successor: {description: `${old.description} [rotated ${day}]`, expiresAt: '2027-11-24T00:00:00Z'}});
	assert.strictEqual(started.kind, 'created');
	return {rotationId: started.rotationId, successorId: started.token.id};
}

const wrote = {ok: true};

test('each step of a rotation can be taken by a program that knows only the journal', async t => {
	const bench = await openBench(t);
	const old = await bench.liveToken();
	const {rotationId, successorId} = await begin(bench, old);
	assert.partialDeepStrictEqual(bench.tokenOf(successorId), {
		description: `${old.description} [rotated ${day}]`, permissions: old.permissions, expiresAt: '2027-11-24T00:00:00Z',
	});
	assert.partialDeepStrictEqual(await openRotation(bench), {
		rotationId, oldTokenId: old.id, oldDescription: old.description, newTokenId: successorId, successorExpiresAt: '2027-11-24T00:00:00Z', isUndoing: false,
	});
	assert.equal(await dueStep(bench), 'hand-over');

	assert.deepEqual(await recordHandOver(bench.journal, rotationId, new Date(now)), wrote);
	assert.equal(await dueStep(bench), 'suspend');

	const [suspended] = await suspendOld({
		...toolsOf(bench), rotationId, old, day,
	}).finished;
	assert.equal(suspended!.result!.kind, 'changed');
	assert.equal(await dueStep(bench), 'choose-soak');

	assert.deepEqual(await recordSoakStart(bench.journal, rotationId, until), wrote);
	assert.equal(await dueStep(bench), 'soak');
	assert.equal(await dueStep(bench, until.getTime()), 'revoke');

	const [revoked] = await revokeOld({...toolsOf(bench), rotationId, old: await live(bench, old.id)}).finished;
	assert.equal(revoked!.result!.kind, 'revoked');
	await noRotation(bench);

	assert.ok(bench.isRevoked(old.id));
	assert.ok(!bench.isRevoked(successorId));
	const lines = bench.journalLines();
	assert.ok(lines.every(line => line.rotationId === rotationId));
	assert.deepEqual(lines.map(line => [line.kind, line.step]), [
		['intent', 'create'],
		['outcome', 'create'],
		['note', 'handed-over'],
		['intent', 'suspend'],
		['outcome', 'suspend'],
		['note', 'soak-started'],
		['intent', 'revoke'],
		['outcome', 'revoke'],
	]);
});

test('an undo after the suspend restores the old token byte for byte, and revokes the successor only when asked', async t => {
	for (const isRevoking of [false, true]) {
		const bench = await openBench(t);
		const old = await bench.liveToken();
		const bytes = JSON.stringify(bench.tokenOf(old.id));
		const {rotationId, successorId} = await begin(bench, old);
		await recordHandOver(bench.journal, rotationId, new Date(now));
		await suspendOld({
			...toolsOf(bench), rotationId, old, day,
		}).finished;
		await recordSoakStart(bench.journal, rotationId, until);
		assert.notEqual(JSON.stringify(bench.tokenOf(old.id)), bytes);

		const {entries} = await readAfresh(bench);
		const successor = await live(bench, successorId);
		const undone = await undoRotation({
			...toolsOf(bench), rotationId, old: await live(bench, old.id), entries, ...(isRevoking && {successor}),
		});
		assert.equal(undone.kind, 'undone');
		assert.deepEqual(undone.changes.map(({result}) => result!.kind), isRevoking ? ['changed', 'revoked'] : ['changed']);
		assert.equal(JSON.stringify(bench.tokenOf(old.id)), bytes);
		assert.equal(bench.isRevoked(successorId), isRevoking);
		await noRotation(bench);
	}
});

test('an undo before the suspend only revokes the successor', async t => {
	const bench = await openBench(t);
	const old = await bench.liveToken();
	const {rotationId, successorId} = await begin(bench, old);
	const {entries} = await readAfresh(bench);
	const undone = await undoRotation({
		...toolsOf(bench), rotationId, old, entries, successor: await live(bench, successorId),
	});
	assert.deepEqual([undone.kind, undone.changes.map(({token}) => token.id)], ['undone', [successorId]]);
	assert.deepEqual(bench.tokenOf(old.id), old);
	await noRotation(bench);
});

test('an undo that cannot resume the old token leaves the successor and stays unfinished', async t => {
	const bench = await openBench(t);
	const old = await bench.liveToken();
	const {rotationId, successorId} = await begin(bench, old);
	await suspendOld({
		...toolsOf(bench), rotationId, old, day,
	}).finished;
	bench.emulator.setFaults([{when: {method: 'PATCH'}, do: {kind: 'status', status: 400}}]);
	const {entries} = await readAfresh(bench);
	const options = {
		...toolsOf(bench), rotationId, entries, successor: await live(bench, successorId),
	};
	const failed = await undoRotation({...options, old: await live(bench, old.id)});
	assert.strictEqual(failed.kind, 'not-undone');
	assert.match(failed.cause, /^the old token was not resumed: 400: /);
	assert.deepEqual(bench.deletes(), []);
	const rotation = await openRotation(bench);
	assert.ok(rotation.isUndoing);
	assert.equal(rotationStep(rotation, now).step, 'choose-soak', 'the old token is still suspended');

	bench.emulator.setFaults([]);
	bench.emulator.store.changeToken(bench.context.clusterId, old.id, {description: 'renamed [suspended 2026-11-24]'});
	const touched = await undoRotation({...options, old: await live(bench, old.id)});
	assert.strictEqual(touched.kind, 'not-undone');
	assert.equal(touched.cause, 'its description changed since the old token was suspended');

	// Without its mark the token does not look suspended, but it still has no grants.
	bench.emulator.store.changeToken(bench.context.clusterId, old.id, {description: old.description});
	const unmarked = await undoRotation({...options, old: await live(bench, old.id)});
	assert.equal(unmarked.kind, 'not-undone');
	const [intent] = updateIntents(bench);
	const unrecorded = await undoRotation({
		...options,
		entries: entries.filter(entry => entry.kind !== 'intent' || entry.operationId !== intent!.operationId),
		old: {...old, description: `${old.description} [suspended ${day}]`, permissions: []},
	});
	assert.partialDeepStrictEqual(unrecorded, {kind: 'not-undone', cause: 'there is no record here of what the old token could do'});
	assert.deepEqual(bench.deletes(), []);

	// Someone else restored the permissions.
	bench.emulator.store.changeToken(bench.context.clusterId, old.id, {permissions: old.permissions});
	const undone = await undoRotation({...options, old: await live(bench, old.id)});
	assert.equal(undone.kind, 'undone');
	assert.equal(bench.deletes().length, 1);
});

test('a create without an answer leaves a rotation that knows its candidate', async t => {
	const bench = await openBench(t);
	const old = await bench.liveToken();
	bench.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'cut', when: 'after-apply'}}]);
	const started = await startRotation({...toolsOf(bench), old, successor: {description: 'successor'}});
	assert.strictEqual(started.kind, 'unknown');
	assert.equal(started.candidates.length, 1);
	const rotation = await openRotation(bench);
	assert.deepEqual(rotation.candidateIds, [started.candidates[0]!.id]);
	assert.equal(rotation.uncertain?.step, 'create');
	assert.equal(rotation.newTokenId, undefined);
	assert.equal(rotationStep(rotation, now).step, 'create');

	// The create is sent again under the same rotation.
	bench.emulator.setFaults([]);
	const again = await startRotation({
		...toolsOf(bench), old, successor: {description: 'successor'}, rotationId: started.rotationId,
	});
	assert.strictEqual(again.kind, 'created');
	const next = await openRotation(bench);
	assert.equal(next.newTokenId, again.token.id);
	assert.equal(next.uncertain, undefined);
	assert.equal(await dueStep(bench), 'hand-over');
});

test('no rotation begins when the service refuses the successor or when the old token changed', async t => {
	const bench = await openBench(t);
	const [old, other] = await bench.liveTokens(2);
	bench.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'status', status: 403}}]);
	const refused = await startRotation({...toolsOf(bench), old: old!, successor: {description: 'successor'}});
	assert.equal(refused.kind, 'failed');
	await noRotation(bench);

	bench.emulator.store.changeToken(bench.context.clusterId, other!.id, {permissions: []});
	const changed = await startRotation({...toolsOf(bench), old: other!, successor: {description: 'successor'}});
	assert.strictEqual(changed.kind, 'skipped');
	assert.equal(changed.cause, 'its permissions changed since you confirmed');
	assert.equal(bench.emulator.requests.filter(({method}) => method === 'POST').length, 1);
});

/**
A journal that ends the program when it is about to write the outcome of its next request.
*/
function killedBeforeOutcome(bench: Bench): Bench['journal'] {
	return {
		...bench.journal,
		async append(entry) {
			if (entry.kind === 'outcome') {
				throw new Error('killed');
			}

			return bench.journal.append(entry);
		},
	};
}

test('after a kill during a step, the next program verifies the step and continues the rotation', async t => {
	const bench = await openBench(t);
	const old = await bench.liveToken();
	const tools = {...toolsOf(bench), journal: killedBeforeOutcome(bench)};
	const findOut = async () => {
		const {unfinished, entries} = await readAfresh(bench);
		assert.equal(unfinished.length, 1);
		const [found] = await verifyUnfinished({...toolsOf(bench), unfinished, entries});
		return found!;
	};

	await assert.rejects(startRotation({...tools, old, successor: {description: 'successor'}}), /killed/);
	const first = await openRotation(bench);
	assert.equal(first.uncertain?.step, 'create');
	const created = await findOut();
	assert.equal(created.kind, 'created');
	const {rotationId, candidateIds: strayIds} = await openRotation(bench);
	assert.deepEqual(strayIds, created.candidates.map(({id}) => id));
	assert.equal(strayIds.length, 1);

	const again = await startRotation({
		...toolsOf(bench), old, successor: {description: 'successor'}, rotationId,
	});
	assert.equal(again.kind, 'created');
	await recordHandOver(bench.journal, rotationId, new Date(now));

	await assert.rejects(suspendOld({
		...tools, rotationId, old, day,
	}).finished, /killed/);
	const uncertain = await openRotation(bench);
	assert.equal(uncertain.uncertain?.step, 'suspend');
	const suspended = await findOut();
	assert.deepEqual([suspended.kind, suspended.isWritten], ['changed', true]);
	assert.equal(await dueStep(bench), 'choose-soak');
	await recordSoakStart(bench.journal, rotationId, until);

	const soaked = await live(bench, old.id);
	await assert.rejects(revokeOld({...tools, rotationId, old: soaked}).finished, /killed/);
	const revoking = await openRotation(bench);
	assert.equal(revoking.uncertain?.step, 'revoke');
	const revoked = await findOut();
	assert.equal(revoked.kind, 'revoked');
	await noRotation(bench);
	assert.equal(bench.deletes().length, 1);
});

test('after a kill during an undo, the next program finds the old token resumed and finishes the undo', async t => {
	const bench = await openBench(t);
	const old = await bench.liveToken();
	const {rotationId, successorId} = await begin(bench, old);
	await suspendOld({
		...toolsOf(bench), rotationId, old, day,
	}).finished;
	const {entries} = await readAfresh(bench);
	const successor = await live(bench, successorId);
	await assert.rejects(undoRotation({
		...toolsOf(bench), journal: killedBeforeOutcome(bench), rotationId, old: await live(bench, old.id), entries, successor,
	}), /killed/);
	assert.deepEqual(bench.tokenOf(old.id), old);
	assert.ok(!bench.isRevoked(successorId));

	const afresh = await readAfresh(bench);
	const [found] = await verifyUnfinished({...toolsOf(bench), unfinished: afresh.unfinished, entries: afresh.entries});
	assert.equal(found!.kind, 'changed');
	const rotation = await openRotation(bench);
	assert.ok(rotation.isUndoing);
	const {entries: latest} = await readAfresh(bench);
	const undone = await undoRotation({
		...toolsOf(bench), rotationId, old: await live(bench, old.id), entries: latest, successor,
	});
	assert.equal(undone.kind, 'undone');
	assert.deepEqual(undone.changes.map(({token}) => token.id), [successorId]);
	await noRotation(bench);
});

test('a rotation that ended elsewhere can be closed', async t => {
	const bench = await openBench(t);
	const old = await bench.liveToken();
	const {rotationId} = await begin(bench, old);
	bench.emulator.store.revokeToken(bench.context.clusterId, old.id, Date.now() * 1000);
	const gone = await undoRotation({
		...toolsOf(bench), rotationId, old: await live(bench, old.id), entries: [],
	});
	assert.strictEqual(gone.kind, 'not-undone');
	assert.match(gone.cause, /which cannot be undone$/);
	assert.deepEqual(await recordRotationEnd(bench.journal, rotationId), wrote);
	await noRotation(bench);
});
