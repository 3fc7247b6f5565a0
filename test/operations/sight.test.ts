/**
How long ago a token may have been looked at when its request is sent, and how many intents are written ahead of their requests.
*/
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertTruth} from '../helpers/operations/assert-truth.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';

/**
A clock that stands still, and a journal that sets it ahead by `milliseconds` while it writes the first intent.
*/
function slowFirstIntent({journal}: Bench, milliseconds: number) {
	let ahead = 0;
	let isFirst = true;
	const start = Date.now();
	return {
		now: () => new Date(start + ahead),
		journal: {
			async append(entry: Parameters<typeof journal.append>[0]) {
				if (entry.kind === 'intent' && isFirst) {
					isFirst = false;
					ahead += milliseconds;
				}

				return journal.append(entry);
			},
		},
	};
}

test('a token that was looked at more than ten seconds before its turn is looked at again before its DELETE', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(1);
	const changes = await bench.revoke(tokens, slowFirstIntent(bench, 10_001)).finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'revoked');
	assert.deepEqual(bench.seen(), ['GET 200', 'GET 200', 'DELETE 204', 'GET 200']);
	assert.deepEqual(bench.journalLines().map(line => line.kind === 'outcome' ? `${line.result}: ${line.cause}` : line.kind), [
		'intent', 'not-started: held back, because it was looked at too long ago', 'intent', 'revoked: undefined',
	]);
});

test('ten seconds after the look the DELETE still leaves', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(1);
	const changes = await bench.revoke(tokens, slowFirstIntent(bench, 9000)).finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(bench.seen(), ['GET 200', 'DELETE 204', 'GET 200']);
});

test('a token that changed while its turn was waited for is not revoked', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(1);
	const slow = slowFirstIntent(bench, 60_000);
	const changes = await bench.revoke(tokens, {
		...slow,
		journal: {
			async append(entry) {
				bench.emulator.store.changeToken(bench.context.clusterId, tokens[0]!.id, {description: 'taken over'});
				return slow.journal.append(entry);
			},
		},
	}).finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual([changes[0]!.result!.kind, changes[0]!.result!.cause], ['skipped', 'its description changed since you confirmed']);
	assert.deepEqual(bench.deletes(), []);
});

test('two intents are written ahead of four DELETEs, so that a program that is killed leaves no more than six without an outcome', async t => {
	const unanswered: number[] = [];
	let answered = 0;
	let intents = 0;
	const bench = await openBench(t, {
		latency: 10,
		onRequest({method}) {
			answered += method === 'DELETE' ? 1 : 0;
		},
	});
	const tokens = await bench.liveTokens(40);
	const changes = await bench.revoke(tokens, {
		journal: {
			async append(entry) {
				if (entry.kind === 'intent') {
					intents++;
					unanswered.push(intents - answered);
				}

				return bench.journal.append(entry);
			},
		},
	}).finished;
	assertTruth(bench, tokens, changes);
	assert.equal(Math.max(...unanswered), 6, unanswered.join(' '));
});
