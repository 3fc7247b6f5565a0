/**
Long batches, whose tokens are looked at by lists of all tokens in place of a GET of each.
*/
import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {ApiError} from '../../source/api/api-error.js';
import type {Answer, DatabaseToken, ManagementApi} from '../../source/api/types.js';
import type {Fault} from '../../source/emulator/faults/fault-list.js';
import type {Wait} from '../../source/operations/back-off.js';
import type {ChangeOptions} from '../../source/operations/change-options.js';
import type {Change, TrackedChange} from '../../source/operations/types.js';
import {assertChangeTruth, patchesOf} from '../helpers/operations/assert-change-truth.js';
import {assertTruth} from '../helpers/operations/assert-truth.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';
import {waitFor} from '../helpers/wait-for.js';

type List = Answer<readonly DatabaseToken[]>;

/**
How a test changes what the nth list of a run shows, counted from 1. `tokens` are those of the batch.
*/
type ListChange = (list: List, nth: number, context: {readonly bench: Bench; readonly tokens: readonly DatabaseToken[]}) => List;

const listLength = 400;

/**
An API whose lists are changed on the way, and how many the run has asked for.
*/
function withLists(bench: Bench, tokens: readonly DatabaseToken[], change: ListChange): {readonly api: ManagementApi; readonly lists: () => number} {
	const {api} = bench;
	let lists = 0;
	return {
		lists: () => lists,
		api: {
			...api,
			async listTokens(options) {
				lists++;
				return change(await api.listTokens(options), lists, {bench, tokens});
			},
		},
	};
}

function edited(list: List, edit: (tokens: readonly DatabaseToken[]) => readonly DatabaseToken[]): List {
	assert.ok(list.ok);
	return {...list, value: edit(list.value)};
}

const failed = (status: number): List => ({ok: false, error: new ApiError('unavailable', `${status}: down.`, {status})});

/**
The bench's wait, in which the seconds never pass after which a list is loaded although the slice is not full.
*/
function waitForSlices(bench: Bench): Wait {
	return async (ms, signal) => ms < 3000 || signal.aborted
		? bench.wait(ms, signal)
		: new Promise(resolve => {
			signal.addEventListener('abort', () => {
				resolve();
			}, {once: true});
		});
}

const kindsOf = (changes: readonly TrackedChange[]) => changes.map(({result}) => result?.kind);

const getsOf = (bench: Bench) => bench.seen().filter(request => request.startsWith('GET')).length;

async function revoke(t: TestContext, {count = 30, revoked = 'listed', faults = [], change = list => list, options = {}}: {
	readonly count?: number;
	readonly revoked?: 'listed' | 'gone';
	readonly faults?: readonly Fault[];
	readonly change?: ListChange;
	readonly options?: Partial<ChangeOptions>;
} = {}) {
	const bench = await openBench(t, {revoked, timeouts: {response: 1000, request: 2000}});
	const tokens = await bench.liveTokens(count);
	const listing = withLists(bench, tokens, change);
	bench.emulator.setFaults(faults);
	const run = bench.revoke(tokens, {
		api: listing.api, listLength, wait: waitForSlices(bench), ...options,
	});
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	return {
		bench, tokens, changes, run, lists: listing.lists(),
	};
}

for (const [revoked, verification] of [['listed', 'marked-revoked'], ['gone', 'gone']] as const) {
	test(`30 tokens are revoked with one list before and one after, and no GET (${revoked})`, async t => {
		const {bench, changes, lists} = await revoke(t, {revoked});
		assert.deepEqual(changes.map(({result}) => [result!.kind, result!.verification, result!.cause]), changes.map(() => ['revoked', verification, undefined]));
		assert.deepEqual(bench.seen(), changes.map(() => 'DELETE 204'));
		assert.equal(lists, 2);
		const outcomes = bench.journalLines().filter(line => line.kind === 'outcome');
		assert.deepEqual(outcomes.map(line => [line.result, line.verification]), changes.map(() => ['revoked', verification]));
	});
}

test('a short batch, a list of unknown length and a long list leave the GETs as they are', async t => {
	for (const {count, options} of [{count: 19, options: {}}, {count: 30, options: {listLength: undefined}}, {count: 30, options: {listLength: 1_000_000}}]) {
		const {bench, lists} = await revoke(t, {count, options});
		assert.equal(lists, 0);
		assert.equal(getsOf(bench), 2 * count);
	}
});

test('every DELETE leaves after a list that was asked for less than ten seconds before', async t => {
	let time = Date.now();
	let listedAt = 0;
	const ages: number[] = [];
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(40);
	const listing = withLists(bench, tokens, list => {
		listedAt = time;
		return list;
	});
	const run = bench.revoke(tokens, {
		listLength,
		wait: waitForSlices(bench),
		concurrency: 1,
		now: () => new Date(time),
		api: {
			...listing.api,
			async revokeToken(id) {
				ages.push(time - listedAt);
				// As if each DELETE took 1.5 seconds.
				time += 1500;
				return bench.api.revokeToken(id);
			},
		},
	});
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(kindsOf(changes), tokens.map(() => 'revoked'));
	assert.ok(Math.max(...ages) <= 10_000, ages.join(' '));
	// Five DELETEs for each list, and the list after them.
	assert.equal(listing.lists(), 9);
});

test('when the first list fails, every token is looked at by GET before and after its DELETE', async t => {
	const {bench, changes, lists} = await revoke(t, {change: () => failed(500)});
	assert.deepEqual(kindsOf(changes), changes.map(() => 'revoked'));
	assert.equal(getsOf(bench), 60);
	assert.equal(lists, 1);
});

test('a list that the service fails to give ends in GETs too', async t => {
	const {bench, changes} = await revoke(t, {faults: [{when: {method: 'GET', path: 'tokens'}, do: {kind: 'status', status: 500}}]});
	assert.deepEqual(kindsOf(changes), changes.map(() => 'revoked'));
	assert.equal(getsOf(bench), 60);
});

test('when the list after the DELETEs fails, every token is verified by GET', async t => {
	const {bench, changes, lists} = await revoke(t, {change: (list, nth) => nth === 1 ? list : failed(500)});
	assert.deepEqual(kindsOf(changes), changes.map(() => 'revoked'));
	assert.equal(getsOf(bench), 30);
	assert.equal(lists, 2);
});

test('a list that takes long is not used', async t => {
	let time = Date.now();
	const {bench, changes, lists} = await revoke(t, {
		change(list) {
			time += 2500;
			return list;
		},
		options: {now: () => new Date(time)},
	});
	assert.deepEqual(kindsOf(changes), changes.map(() => 'revoked'));
	assert.equal(getsOf(bench), 60);
	assert.equal(lists, 1);
});

test('a token that the first list lacks is looked at by GET, and the others are not', async t => {
	const {bench, tokens, changes} = await revoke(t, {change: (list, nth, {tokens: confirmed}) => nth === 1 ? edited(list, rows => rows.filter(({id}) => id !== confirmed[0]!.id)) : list});
	assert.deepEqual(kindsOf(changes), changes.map(() => 'revoked'));
	assert.deepEqual(bench.seen(tokens[0]!.id), ['GET 200', 'DELETE 204']);
	assert.equal(getsOf(bench), 1);
});

test('a token whose row in the first list differs from what was confirmed is looked at by GET, which decides', async t => {
	const {bench, tokens, changes} = await revoke(t, {
		change(list, nth, {bench: {emulator, context}, tokens: confirmed}) {
			const [first, second, third] = confirmed;
			if (nth > 1) {
				return list;
			}

			emulator.store.changeToken(context.clusterId, second!.id, {permissions: []});
			emulator.store.revokeToken(context.clusterId, third!.id, Date.now() * 1000);
			const other = new Map([
				[first!.id, {description: 'taken over'}],
				[second!.id, {description: 'taken over'}],
				[third!.id, {revokedAt: '2026-01-01T00:00:00Z'}],
			]);
			return edited(list, rows => rows.map(row => ({...row, ...other.get(row.id)})));
		},
	});
	assert.deepEqual(kindsOf(changes).slice(0, 3), ['revoked', 'skipped', 'already-gone']);
	assert.equal(changes[1]!.result!.cause, 'its permissions changed since you confirmed');
	assert.deepEqual(tokens.slice(0, 3).map(({id}) => bench.seen(id)), [['GET 200', 'DELETE 204'], ['GET 200'], ['GET 200']]);
	assert.equal(getsOf(bench), 3);
});

test('a token that someone else revokes between the list and its DELETE is reported as already gone', async t => {
	const {bench, tokens, changes} = await revoke(t, {
		change(list, nth, {bench: {emulator, context}, tokens: confirmed}) {
			if (nth === 1) {
				emulator.store.revokeToken(context.clusterId, confirmed[0]!.id, Date.now() * 1000);
			}

			return list;
		},
	});
	assert.deepEqual(kindsOf(changes), ['already-gone', ...changes.slice(1).map(() => 'revoked')]);
	assert.equal(changes[0]!.result!.cause, 'the service did not find it to revoke it');
	assert.deepEqual(bench.seen(tokens[0]!.id), ['DELETE 404', 'GET 200']);
});

test('a list after the DELETEs that still shows the tokens as live is not believed: each token is looked at by GET', async t => {
	let first: List | undefined;
	const {bench, changes} = await revoke(t, {
		change(list) {
			first ??= list;
			return first;
		},
	});
	assert.deepEqual(changes.map(({result}) => [result!.kind, result!.verification]), changes.map(() => ['revoked', 'marked-revoked']));
	assert.equal(getsOf(bench), 30);
});

test('a token that the list and the GETs show as live after a 204 is reported as accepted', async t => {
	const {bench, tokens, changes} = await revoke(t, {
		faults: [{
			when: {method: 'DELETE', nth: 1}, do: {
				kind: 'body', status: 204, contentType: 'application/json', body: '',
			},
		}],
	});
	const index = tokens.findIndex(({id}) => !bench.isRevoked(id));
	assert.deepEqual([changes[index]!.result!.kind, changes[index]!.result!.verification], ['accepted', 'still-live']);
	assert.deepEqual(bench.seen(tokens[index]!.id), ['DELETE 204', 'GET 200', 'GET 200', 'GET 200', 'GET 200']);
	assert.equal(getsOf(bench), 4);
});

const untrusted: Readonly<Record<string, ListChange>> = {
	'an empty list': list => edited(list, () => []),
	'a part of the list': list => edited(list, rows => rows.slice(0, -5)),
	'the list of another cluster': list => edited(list, rows => rows.map((row, index) => ({...row, id: `99999999-0000-4000-8000-${String(index).padStart(12, '0')}`}))),
	'a list with a row without an ID': list => edited(list, rows => [...rows, {
		id: 'row 400', description: '', permissions: [], createdAt: '', oddities: ['it has no ID'], oddFields: {id: undefined},
	}]),
};

for (const [name, change] of Object.entries(untrusted)) {
	test(`${name} after the DELETEs does not show that tokens are gone: each is looked at by GET`, async t => {
		const {bench, changes} = await revoke(t, {revoked: 'gone', change: (list, nth, context) => nth === 2 ? change(list, nth, context) : list});
		assert.deepEqual(changes.map(({result}) => [result!.kind, result!.verification]), changes.map(() => ['revoked', 'gone']));
		assert.equal(getsOf(bench), 30);
	});
}

test('where the batch has every live token of the cluster, no list alone shows that they are gone', async t => {
	const {bench, changes} = await revoke(t, {count: Infinity, revoked: 'gone'});
	assert.deepEqual(kindsOf(changes), changes.map(() => 'revoked'));
	assert.equal(getsOf(bench), changes.length);
});

test('a token that could not be read whole when it was confirmed is looked at by GET', async t => {
	const bench = await openBench(t);
	const live = await bench.liveTokens(25);
	const tokens = live.map((token, index) => index === 0 ? {...token, oddities: ['expiresAt is no time'], oddFields: {expiresAt: 'soon'}} : token);
	const changes = await bench.revoke(tokens, {listLength, wait: waitForSlices(bench)}).finished;
	assert.deepEqual(kindsOf(changes), tokens.map(() => 'revoked'));
	assert.deepEqual(bench.seen(tokens[0]!.id), ['GET 200', 'DELETE 204']);
	assert.equal(getsOf(bench), 1);
});

test('DELETEs without an answer are verified by GET and sent again, and the others by the list', async t => {
	const {bench, tokens, changes} = await revoke(t, {
		faults: [{when: {method: 'DELETE', nth: 1}, do: {kind: 'cut', when: 'before-apply'}}, {when: {method: 'DELETE', nth: 2}, do: {kind: 'cut', when: 'after-apply'}}],
	});
	assert.deepEqual(kindsOf(changes), changes.map(() => 'revoked'));
	assert.equal(bench.deletes().length, 31);
	const lost = tokens.filter(({id}) => bench.seen(id).includes('DELETE cut'));
	assert.equal(lost.length, 2);
	assert.deepEqual(tokens.filter(token => !lost.includes(token)).flatMap(({id}) => bench.seen(id)), Array.from({length: 28}, () => 'DELETE 204'));
	for (const {id} of lost) {
		assert.equal(bench.seen(id)[1], 'GET 200', 'it is looked at before anything else is sent');
	}
});

test('failures between accepted requests, whose results come later, do not end the batch', async t => {
	const bench = await openBench(t, {latency: 4});
	const tokens = await bench.liveTokens(300);
	const failing = tokens.slice(0, 60).filter((_, index) => index % 5 === 2);
	bench.emulator.setFaults(failing.map(({id}) => ({when: {method: 'DELETE', tokenId: id}, do: {kind: 'cut', when: 'before-apply'}})));
	const run = bench.revoke(tokens, {listLength, wait: waitForSlices(bench)});
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.equal(run.state.stoppedFor, undefined);
	assert.deepEqual(kindsOf(changes), tokens.map(token => failing.includes(token) ? 'unknown' : 'revoked'));
});

test('a service that loses every DELETE ends a long batch too', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(60);
	bench.emulator.setFaults([{when: {method: 'DELETE'}, do: {kind: 'cut', when: 'before-apply'}}]);
	const run = bench.revoke(tokens, {listLength});
	const changes = await run.finished;
	assert.deepEqual(new Set(kindsOf(changes)), new Set(['unknown', 'not-started']));
	assert.equal(run.state.stoppedFor?.kind, 'failures');
	assert.ok(bench.deletes().length < 40, `${bench.deletes().length} DELETEs`);
});

test('a long batch loads a list for every slice of it', async t => {
	const {changes, bench, lists} = await revoke(t, {count: 250});
	assert.deepEqual(kindsOf(changes), changes.map(() => 'revoked'));
	assert.equal(getsOf(bench), 0);
	assert.ok(lists >= 4, `${lists} lists`);
	assert.ok(lists <= 8, `${lists} lists`);
});

test('a management token that expires before the list after the DELETEs pauses the batch, which is verified after the resume', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(30);
	const listing = withLists(bench, tokens, list => list);
	let hasExpired = false;
	const run = bench.revoke(tokens, {
		listLength,
		wait: waitForSlices(bench),
		api: {
			...listing.api,
			async listTokens(options) {
				bench.managementToken = listing.lists() === 1 && !hasExpired ? 'M.V1.expired' : bench.managementToken;
				hasExpired = listing.lists() === 1;
				return listing.api.listTokens(options);
			},
		},
	});
	await waitFor(() => run.state.pausedFor);
	assert.equal(run.state.pausedFor!.kind, 'unauthorized');
	assert.equal(run.state.isFinished, false);
	bench.managementToken = bench.rightManagementToken;
	run.resume();
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.deepEqual(kindsOf(changes), tokens.map(() => 'revoked'));
});

test('after a stop, what was sent is verified by a list, and nothing more is sent', async t => {
	const bench = await openBench(t, {latency: 5});
	const tokens = await bench.liveTokens(60);
	const run = bench.revoke(tokens, {listLength, wait: waitForSlices(bench)});
	await waitFor(() => bench.deletes().length >= 10);
	run.stop();
	const sent = bench.intents().length;
	const changes = await run.finished;
	assertTruth(bench, tokens, changes);
	assert.ok(bench.deletes().length <= sent, 'a DELETE was sent after the stop');
	assert.equal(run.state.counts.revoked, bench.deletes().length);
	assert.equal(run.state.counts['not-started'], 60 - bench.deletes().length);
	assert.equal(getsOf(bench), 0);
});

test('updates are looked at by GET before their PATCH, and verified by one list', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(30);
	const listing = withLists(bench, tokens, list => list);
	const changes = tokens.map((token): Change => ({token, request: {kind: 'update', action: 'suspend', fields: {description: `${token.description} [suspended 2026-11-24]`, permissions: []}}}));
	const tracked = await bench.change(changes, {api: listing.api, listLength, wait: waitForSlices(bench)}).finished;
	assertChangeTruth(bench, changes, tracked);
	assert.deepEqual(tracked.map(({result}) => [result!.kind, result!.verification]), changes.map(() => ['changed', 'as-wished']));
	assert.equal(patchesOf(bench).length, 30);
	assert.deepEqual(tokens.map(({id}) => bench.seen(id)), tokens.map(() => ['GET 200', 'PATCH 200']));
	assert.equal(listing.lists(), 1);
});

test('an update that the list does not show as requested is looked at by GET', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(30);
	const listing = withLists(bench, tokens, list => edited(list, rows => rows.map(row => row.id === tokens[0]!.id ? tokens[0]! : row)));
	const changes = tokens.map((token): Change => ({token, request: {kind: 'update', action: 'update', fields: {description: `${token.description}, renamed`}}}));
	const tracked = await bench.change(changes, {api: listing.api, listLength, wait: waitForSlices(bench)}).finished;
	assertChangeTruth(bench, changes, tracked);
	assert.deepEqual(kindsOf(tracked), tokens.map(() => 'changed'));
	assert.deepEqual(bench.seen(tokens[0]!.id), ['GET 200', 'PATCH 200', 'GET 200']);
	assert.equal(getsOf(bench), 31);
});
