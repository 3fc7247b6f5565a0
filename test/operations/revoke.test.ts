import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {RequestEntry} from '../../source/emulator/request-log.js';
import type {JournalOutcome} from '../../source/journal/journal-entry.js';
import {assertTruth} from '../helpers/operations/assert-truth.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';

test('a revoke of one token sends GET, DELETE and GET, and writes its intent and its outcome to the journal', async t => {
	const bench = await openBench(t, {revoked: 'gone'});
	const [token] = await bench.liveTokens(1);
	const run = bench.revoke([token!]);
	const changes = await run.finished;
	assertTruth(bench, [token!], changes);
	assert.equal(changes[0]!.result!.kind, 'revoked');
	assert.equal(changes[0]!.result!.verification, 'gone');
	assert.equal(changes[0]!.result!.cause, undefined);
	assert.deepEqual(bench.seen(), ['GET 200', 'DELETE 204', 'GET 404']);
	const [intent, outcome, ...rest] = bench.journalLines();
	assert.deepEqual(rest, []);
	assert.partialDeepStrictEqual(intent, {
		kind: 'intent', action: 'revoke', tokenId: token!.id, createdAt: token!.createdAt, ...bench.context,
	});
	assert.partialDeepStrictEqual(outcome, {kind: 'outcome', result: 'revoked', verification: 'gone'});
	assert.equal((outcome as JournalOutcome).serverTime, changes[0]!.result!.at.toISOString(), 'the time is that of the server');
	assert.deepEqual(run.states.map(state => state.changes[0]!.stage), ['checking', 'revoking', 'verifying', 'done', 'done']);
	assert.deepEqual(run.states.map(state => state.isFinished), [false, false, false, false, true]);
	assert.deepEqual(run.states.map(state => state.inFlight), [1, 1, 1, 0, 0]);
	assert.deepEqual(run.state.counts, {
		revoked: 1, changed: 0, accepted: 0, 'already-gone': 0, skipped: 0, unknown: 0, failed: 0, 'not-started': 0,
	});
});

test('a token that stays in the list with revokedAt counts as revoked', async t => {
	const bench = await openBench(t, {revoked: 'listed'});
	const tokens = await bench.liveTokens(1);
	const changes = await bench.revoke(tokens).finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'revoked');
	assert.equal(changes[0]!.result!.verification, 'marked-revoked');
	assert.deepEqual(bench.seen(), ['GET 200', 'DELETE 204', 'GET 200']);
});

test('the intent is on the disk before the DELETE arrives', async t => {
	const late: string[] = [];
	const current: {bench?: Bench} = {};
	const onRequest = ({method, tokenId}: RequestEntry) => {
		if (method === 'DELETE' && current.bench!.intents().every(intent => intent.tokenId !== tokenId)) {
			late.push(tokenId!);
		}
	};

	current.bench = await openBench(t, {onRequest});
	const tokens = await current.bench.liveTokens(20);
	assertTruth(current.bench, tokens, await current.bench.revoke(tokens).finished);
	assert.equal(current.bench.deletes().length, 20);
	assert.deepEqual(late, []);
});

test('no DELETE is sent for a token that changed, and the result says what changed', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(4);
	const {store} = bench.emulator;
	const {clusterId} = bench.context;
	store.changeToken(clusterId, tokens[0]!.id, {description: 'another team took it over'});
	store.changeToken(clusterId, tokens[1]!.id, {permissions: [{action: 'write', resource: 'other'}]});
	store.changeToken(clusterId, tokens[2]!.id, {permissions: tokens[2]!.permissions.toReversed()});
	const changes = await bench.revoke(tokens).finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(changes.map(({result}) => [result!.kind, result!.cause]), [
		['skipped', 'its description changed since you confirmed'],
		['skipped', 'its permissions changed since you confirmed'],
		['revoked', undefined],
		['revoked', undefined],
	]);
	assert.deepEqual(bench.seen(tokens[0]!.id), ['GET 200']);
	assert.deepEqual(bench.deletes().toSorted(), [tokens[2]!.id, tokens[3]!.id].toSorted());
});

for (const revoked of ['listed', 'gone'] as const) {
	test(`no DELETE is sent for a token that was revoked meanwhile (${revoked})`, async t => {
		const bench = await openBench(t, {revoked});
		const tokens = await bench.liveTokens(1);
		bench.emulator.store.revokeToken(bench.context.clusterId, tokens[0]!.id, Date.now() * 1000);
		const changes = await bench.revoke(tokens).finished;
		assertTruth(bench, tokens, changes);
		assert.equal(changes[0]!.result!.kind, 'already-gone');
		assert.equal(bench.seen().length, 1);
		assert.deepEqual(bench.journalLines(), []);
	});
}

test('a token whose ID is given twice is revoked once', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(2);
	const again = {...tokens[0]!, id: tokens[0]!.id.toUpperCase()};
	const changes = await bench.revoke([...tokens, tokens[0]!, again]).finished;
	assertTruth(bench, tokens, changes);
	assert.equal(bench.deletes().length, 2);
});

test('a batch of no tokens is finished at once', async t => {
	const bench = await openBench(t);
	const run = bench.revoke([]);
	assert.deepEqual(await run.finished, []);
	assert.ok(run.state.isFinished);
});

test('a read-only profile sends no request', async t => {
	const bench = await openBench(t, {isReadOnly: true});
	const tokens = await bench.liveTokens(3);
	const run = bench.revoke(tokens);
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(changes.map(({result}) => result!.kind), ['not-started', 'not-started', 'not-started']);
	assert.match(changes[0]!.result!.cause!, /read-only/);
	assert.deepEqual(bench.seen(), []);
	assert.equal(run.state.stoppedFor?.kind, 'read-only');
});

test('nothing is begun when the journal cannot take the whole batch', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(12);
	const run = bench.revoke(tokens, {journal: {append: async () => ({ok: false, message: 'The journal cannot be written: no space left. Make some.'})}});
	const changes = await run.finished;
	assert.deepEqual(bench.seen(), []);
	assert.equal(run.state.counts['not-started'], 12);
	assert.equal(changes[0]!.result!.cause, 'the batch was stopped: The journal cannot be written: no space left; nothing was sent');
});

test('no DELETE is sent when the journal takes no intent, and the batch stops after five failures', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(12);
	const run = bench.revoke(tokens, {
		concurrency: 1,
		journal: {append: async entry => entry.kind === 'intent' ? {ok: false, message: 'The journal cannot be written: no space left. Make some.'} : {ok: true}},
	});
	const changes = await run.finished;
	assert.deepEqual(bench.deletes(), []);
	assert.equal(changes[0]!.result!.kind, 'failed');
	assert.equal(changes[0]!.result!.cause, 'The journal cannot be written: no space left; nothing was sent');
	assert.equal(run.state.counts.failed, 5);
	assert.equal(run.state.counts['not-started'], 7);
});

test('a result that cannot be written to the journal stays the same, and its cause says so', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(1);
	const journal = {
		append: async (entry: Parameters<typeof bench.journal.append>[0]) => entry.kind === 'intent'
			? bench.journal.append(entry)
			: {ok: false, message: 'The disk is gone.'} as const,
	};
	const changes = await bench.revoke(tokens, {journal}).finished;
	assert.equal(changes[0]!.result!.kind, 'revoked');
	assert.equal(changes[0]!.result!.cause, 'not in the journal: The disk is gone');
	assert.ok(bench.isRevoked(tokens[0]!.id));
});

test('a programming error ends the run and reaches the caller', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(12);
	const run = bench.revoke(tokens, {
		journal: {
			async append() {
				throw new TypeError('broken');
			},
		},
	});
	await assert.rejects(run.finished, /broken/);
	assert.deepEqual(bench.deletes(), []);
});
