import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Fault} from '../../source/emulator/faults/fault-list.js';
import type {TrackedChange, ChangePause, ChangeResultKind} from '../../source/operations/types.js';
import {waitFor} from '../helpers/wait-for.js';
import {assertTruth} from '../helpers/operations/assert-truth.js';
import {openBench} from '../helpers/operations/bench.js';

const kindsOf = (changes: readonly TrackedChange[]) => changes.map(({result}) => result?.kind);

const many = (count: number, kind: ChangeResultKind): readonly ChangeResultKind[] => Array.from({length: count}, () => kind);

test('50 tokens under mixed faults are revoked with four DELETEs at a time, and each result is true', async t => {
	let mostDeletes = 0;
	const bench = await openBench(t, {
		timeouts: {response: 1000, request: 2000},
		latency: 2,
		onRequest({method}) {
			const pending = bench.emulator.requests.filter(request => request.method === 'DELETE' && request.status === 'pending').length;
			// This request has just been answered.
			mostDeletes = method === 'DELETE' ? Math.max(mostDeletes, pending + 1) : mostDeletes;
		},
	});
	const tokens = await bench.liveTokens(50);
	const on = (index: number, effect: Fault['do'], times = Infinity): Fault => ({when: {method: 'DELETE', tokenId: tokens[index]!.id, times}, do: effect});
	bench.emulator.setFaults([
		on(3, {kind: 'cut', when: 'before-apply'}, 1),
		on(8, {kind: 'cut', when: 'after-apply'}),
		on(13, {kind: 'status', status: 500}, 1),
		on(18, {kind: 'status', status: 409}),
		on(23, {kind: 'hang', when: 'before-apply'}, 1),
		on(28, {kind: 'status', status: 400}),
		on(33, {kind: 'status', status: 502}),
		on(38, {kind: 'status', status: 500, when: 'after-apply'}),
	]);
	const {store} = bench.emulator;
	store.changeToken(bench.context.clusterId, tokens[43]!.id, {description: 'changed'});
	store.revokeToken(bench.context.clusterId, tokens[48]!.id, Date.now() * 1000);
	const run = bench.revoke(tokens);
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	const exceptions = {
		18: 'failed', 28: 'failed', 33: 'unknown', 43: 'skipped', 48: 'already-gone',
	};
	assert.deepEqual(kindsOf(changes), Object.assign(many(50, 'revoked'), exceptions));
	assert.deepEqual(run.state.counts, {
		revoked: 45, changed: 0, accepted: 0, 'already-gone': 1, skipped: 1, unknown: 1, failed: 2, 'not-started': 0,
	});
	// Each token gets one DELETE, 3, 13, 23 and 33 get one more, 18 gets two more, and 43 and 48 get none.
	assert.equal(bench.deletes().length, 50 + 4 + 2 - 2);
	assert.equal(mostDeletes, 4);
	assert.equal(run.state.inFlight, 0);
	assert.equal(new Set(bench.intents().map(({batchId}) => batchId)).size, 1);
});

test('after a stop, requests on the wire are verified and no further DELETE is sent', async t => {
	const bench = await openBench(t, {latency: 10});
	const tokens = await bench.liveTokens(30);
	const run = bench.revoke(tokens);
	await waitFor(() => run.state.counts.revoked >= 6 && run.state.changes.some(({stage}) => stage === 'revoking'));
	const sentBefore = bench.intents().length;
	run.stop();
	assert.ok(run.state.isStopping);
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.ok(bench.deletes().length <= sentBefore, 'a DELETE was sent after the stop');
	assert.equal(run.state.counts.revoked, bench.deletes().length);
	assert.equal(run.state.counts['not-started'], 30 - bench.deletes().length);
	assert.equal(changes.at(-1)!.result!.cause, 'stopped before its turn');
	assert.deepEqual([run.state.isFinished, run.state.isStopping, run.state.stoppedFor?.kind], [true, false, 'asked']);
});

test('a batch that is stopped before its first request sends nothing', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(5);
	const run = bench.revoke(tokens);
	run.stop();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(bench.seen(), []);
	assert.equal(run.state.counts['not-started'], 5);
});

test('a batch whose management token expires pauses until the person enters another one', async t => {
	let hasExpired = false;
	const bench = await openBench(t, {
		latency: 5,
		onRequest({method}) {
			if (!(method === 'DELETE' && bench.deletes().length >= 8) || hasExpired) {
				return;
			}

			hasExpired = true;
			bench.managementToken = 'M.V1.expired';
		},
	});
	const tokens = await bench.liveTokens(30);
	let onWire = 0;
	const counted = async <Value>(request: Promise<Value>): Promise<Value> => {
		onWire++;
		const answer = await request;
		onWire--;
		return answer;
	};

	const run = bench.revoke(tokens, {
		api: {
			...bench.api,
			getToken: async id => counted(bench.api.getToken(id)),
			revokeToken: async id => counted(bench.api.revokeToken(id)),
		},
	});
	await waitFor(() => run.state.pausedFor);
	// The service answers the requests on the wire soon, and after that nothing happens.
	await waitFor(() => onWire === 0);
	assert.equal(run.state.pausedFor!.kind, 'unauthorized');
	assert.match(run.state.pausedFor!.message, /^401: /);
	const before = bench.emulator.requests.length;
	await new Promise(resolve => {
		setTimeout(resolve, 50);
	});
	assert.equal(bench.emulator.requests.length, before, 'a request was sent during the pause');
	assert.ok(!run.state.isFinished);
	assert.ok(run.state.changes.every(({stage}) => stage !== 'checking'), 'every change that was not sent must wait');

	bench.managementToken = bench.rightManagementToken;
	run.resume();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.equal(run.state.pausedFor, undefined);
	assert.equal(run.state.counts.revoked, 30);
});

test('a second wrong management token pauses the batch again, and a stop ends it', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(10);
	bench.managementToken = 'M.V1.expired';
	const run = bench.revoke(tokens);
	await waitFor(() => run.state.pausedFor);
	await waitFor(() => run.state.inFlight === 0);
	run.resume();
	assert.equal(run.state.pausedFor, undefined);
	await waitFor(() => run.state.pausedFor);
	run.stop();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.equal(run.state.counts['not-started'], 10);
	assert.deepEqual(bench.deletes(), []);
});

test('a late 401 to the management token that was replaced does not pause the batch again', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(2);
	bench.emulator.setFaults([{when: {method: 'GET', tokenId: tokens[1]!.id, times: 1}, do: {kind: 'delay', ms: 300, when: 'after-apply'}}]);
	bench.managementToken = 'M.V1.expired';
	const run = bench.revoke(tokens);
	await waitFor(() => run.state.pausedFor);
	bench.managementToken = bench.rightManagementToken;
	run.resume();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.equal(run.state.counts.revoked, 2);
	assert.deepEqual(bench.seen(tokens[1]!.id), ['GET 401', 'GET 200', 'DELETE 204', 'GET 200']);
	const holds = run.states.filter(({pausedFor}, index) => pausedFor !== undefined && run.states[index - 1]?.pausedFor === undefined);
	assert.equal(holds.length, 1);
});

test('a batch whose management token expires between DELETE and verification pauses, and verifies after the resume', async t => {
	const bench = await openBench(t, {
		onRequest({method}) {
			if (method === 'DELETE') {
				bench.managementToken = 'M.V1.expired';
			}
		},
	});
	const tokens = await bench.liveTokens(1);
	const run = bench.revoke(tokens);
	await waitFor(() => run.state.pausedFor);
	assert.equal(run.state.changes[0]!.stage, 'verifying');
	bench.managementToken = bench.rightManagementToken;
	run.resume();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'revoked');
	assert.deepEqual(bench.seen(), ['GET 200', 'DELETE 204', 'GET 401', 'GET 200']);
});

test('a batch that is stopped while it is paused between DELETE and verification reports unknown, never failed', async t => {
	const bench = await openBench(t, {
		onRequest({method}) {
			if (method === 'DELETE') {
				bench.managementToken = 'M.V1.expired';
			}
		},
	});
	const tokens = await bench.liveTokens(1);
	const run = bench.revoke(tokens);
	await waitFor(() => run.state.pausedFor);
	run.stop();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'unknown');
	assert.match(changes[0]!.result!.cause!, /^the service accepted it, but it could not be verified: 401: /);
});

test('a DELETE that got a 401 is sent again after a new GET', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(1);
	bench.emulator.setFaults([{when: {method: 'DELETE', times: 1}, do: {kind: 'status', status: 401}}]);
	const run = bench.revoke(tokens);
	await waitFor(() => run.state.pausedFor && run.state.changes[0]!.stage === 'waiting');
	run.resume();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'revoked');
	assert.deepEqual(bench.seen(), ['GET 200', 'DELETE 401', 'GET 200', 'DELETE 204', 'GET 200']);
});

test('a DELETE that got a 401 is reported as failed, with the reason, when the batch is stopped', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(1);
	bench.emulator.setFaults([{when: {method: 'DELETE'}, do: {kind: 'status', status: 401}}]);
	const run = bench.revoke(tokens);
	await waitFor(() => run.state.pausedFor && run.state.changes[0]!.stage === 'waiting');
	run.stop();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'failed');
	assert.match(changes[0]!.result!.cause!, /^401: .*; stopped before another try$/);
});

test('one more GET finds the token gone when its DELETE took effect and got a 401, and the batch was stopped', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(2);
	bench.emulator.setFaults([{when: {method: 'DELETE', tokenId: tokens[0]!.id}, do: {kind: 'status', status: 401, when: 'after-apply'}}]);
	const run = bench.revoke(tokens, {concurrency: 1});
	await waitFor(() => run.state.pausedFor && run.state.changes[0]!.stage === 'waiting');
	run.stop();
	const changes = await run.finished;
	assert.deepEqual(changes.map(({result}) => result?.kind), ['already-gone', 'not-started']);
	assert.match(changes[0]!.result!.cause!, /^401: .*; stopped before another try, but it is gone$/);
	assert.deepEqual(bench.seen(), ['GET 200', 'DELETE 401', 'GET 200']);
});

test('a 403 fails its token and ends the batch', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(12);
	bench.emulator.setFaults([{when: {method: 'DELETE', tokenId: tokens[2]!.id}, do: {kind: 'status', status: 403}}]);
	const run = bench.revoke(tokens, {concurrency: 1});
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(kindsOf(changes), ['revoked', 'revoked', 'failed', ...many(9, 'not-started')]);
	assert.match(changes[3]!.result!.cause!, /^the batch was stopped: 403: /);
	assert.equal(run.state.stoppedFor?.kind, 'forbidden');
	assert.equal(bench.deletes().length, 3);
});

test('a 429 delays the batch for its Retry-After, and after that requests are sent one at a time', async t => {
	const bench = await openBench(t, {
		latency: 3,
		onRequest() {
			pending.push(bench.emulator.requests.filter(({status}) => status === 'pending').length);
		},
	});
	const pending: number[] = [];
	const tokens = await bench.liveTokens(24);
	bench.emulator.setFaults([{when: {method: 'DELETE', nth: 9}, do: {kind: 'status', status: 429, retryAfter: 7}}]);
	const start = Date.now();
	let before = Infinity;
	const run = bench.revoke(tokens, {
		async wait(ms, signal) {
			await bench.wait(ms, signal);
			// The requests that were on the wire at the 429 have been answered long before the pause ends.
			before = ms > 6000 ? pending.length : before;
		},
	});
	const {pausedFor} = await waitFor(() => run.states.find(state => state.pausedFor));
	const {kind, until} = pausedFor as Extract<ChangePause, {kind: 'rate-limited'}>;
	assert.equal(kind, 'rate-limited');
	assert.ok(until >= start + 7000, `${until - start}`);
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.equal(run.state.counts.revoked, 24);
	assert.equal(bench.deletes().length, 25);
	assert.notEqual(Math.max(...pending.slice(0, before)), 0, 'several requests at once before the 429');
	assert.deepEqual(new Set(pending.slice(before)), new Set([0]), 'one request at a time after the 429');
	assert.ok(bench.waits.some(ms => ms > 6000 && ms <= 7000), bench.waits.join(' '));
});

test('a 429 with a Retry-After of an hour ends the batch', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(8);
	bench.emulator.setFaults([{when: {method: 'DELETE', nth: 3}, do: {kind: 'status', status: 429, retryAfter: 3600}}]);
	const run = bench.revoke(tokens, {concurrency: 1});
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(kindsOf(changes), ['revoked', 'revoked', 'failed', ...many(5, 'not-started')]);
	assert.equal(run.state.stoppedFor?.kind, 'rate-limited');
	assert.ok(Math.max(0, ...bench.waits) <= 60_000);
});

test('a 429 to every request fails a token after five tries', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(1);
	bench.emulator.setFaults([{when: {method: 'DELETE'}, do: {kind: 'status', status: 429, retryAfter: 1}}]);
	const changes = await bench.revoke(tokens).finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'failed');
	assert.equal(bench.deletes().length, 5);
});

test('a stop during a 429 ends the wait of requests that were not sent', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(6);
	bench.emulator.setFaults([{when: {method: 'DELETE', nth: 2}, do: {kind: 'status', status: 429, retryAfter: 59}}]);
	const run = bench.revoke(tokens, {concurrency: 1});
	await waitFor(() => run.state.pausedFor);
	run.stop();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(kindsOf(changes), ['revoked', 'failed', ...many(4, 'not-started')]);
	assert.equal(run.state.pausedFor, undefined);
});

test('five failures in a row end the batch, and fewer do not', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(20);
	const failing = new Set([0, 1, 2, 3, 5, 6, 7, 8, 9]);
	bench.emulator.setFaults(tokens.filter((_, index) => failing.has(index)).map(({id}) => ({when: {method: 'DELETE', tokenId: id}, do: {kind: 'cut', when: 'before-apply'}})));
	const run = bench.revoke(tokens, {concurrency: 1});
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(kindsOf(changes), [
		...many(4, 'unknown'),
		'revoked',
		...many(5, 'unknown'),
		...many(10, 'not-started'),
	]);
	assert.equal(run.state.stoppedFor?.kind, 'failures');
	assert.match(changes.at(-1)!.result!.cause!, /^the batch was stopped: 5 in a row failed, the last because: /);
});

test('without a server no further change begins after the fifth failure', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(30);
	await bench.emulator.close();
	const run = bench.revoke(tokens, {concurrency: 5});
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	// Besides the five that failed, at most the GETs in the ten lanes were on the wire.
	const failed = kindsOf(changes).indexOf('not-started');
	assert.ok(failed >= 5, `${failed} failed`);
	assert.ok(failed <= 15, `${failed} failed`);
	assert.deepEqual(kindsOf(changes), [...many(failed, 'failed'), ...many(30 - failed, 'not-started')]);
	assert.deepEqual(bench.intents(), []);
	assert.match(changes[0]!.result!.cause!, /^could not be checked, nothing was sent: No connection to /);
});
