import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Fault, FaultEffect} from '../../source/emulator/faults/fault-list.js';
import type {RequestEntry} from '../../source/emulator/request-log.js';
import type {DatabaseToken} from '../../source/api/types.js';
import type {ChangeResultKind, Change} from '../../source/operations/types.js';
import {waitFor} from '../helpers/wait-for.js';
import {assertChangeTruth, patchesOf, updateIntents} from '../helpers/operations/assert-change-truth.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';

const timeouts = {response: 500, request: 1000};

const rename = (token: DatabaseToken): Change => ({
	token, request: {kind: 'update', action: 'update', fields: {description: `${token.description}, renamed`}},
});

const onPatch = (effect: FaultEffect, times = Infinity): Fault => ({when: {method: 'PATCH', times}, do: effect});

const looks = ['GET 200', 'GET 200', 'GET 200', 'GET 200'];

test('an update of one token sends GET, PATCH and GET, and writes its intent and its outcome to the journal', async t => {
	const bench = await openBench(t);
	const [token] = await bench.liveTokens(1);
	const permissions = [{action: 'read', resource: 'sensors'}, {action: 'write', resource: '*'}];
	const changes: readonly Change[] = [{token: token!, request: {kind: 'update', action: 'update', fields: {permissions}}}];
	const run = bench.change(changes);
	const tracked = await run.finished;
	assertChangeTruth(bench, changes, tracked);
	assert.deepEqual([tracked[0]!.result!.kind, tracked[0]!.result!.cause, tracked[0]!.result!.verification], ['changed', undefined, 'as-wished']);
	assert.deepEqual(bench.seen(), ['GET 200', 'PATCH 200', 'GET 200']);
	const [intent, outcome, ...rest] = bench.journalLines();
	assert.deepEqual(rest, []);
	assert.partialDeepStrictEqual(intent, {
		kind: 'intent',
		action: 'update',
		tokenId: token!.id,
		description: token!.description,
		permissionsBefore: token!.permissions,
		descriptionAfter: token!.description,
		permissionsAfter: permissions,
		...bench.context,
	});
	assert.partialDeepStrictEqual(outcome, {kind: 'outcome', result: 'changed', verification: 'as-wished'});
	assert.partialDeepStrictEqual(outcome, {operationId: tracked[0]!.result!.operationId});
	assert.deepEqual(run.states.map(state => state.changes[0]!.stage), ['checking', 'changing', 'verifying', 'done', 'done']);
	assert.deepEqual(run.state.counts, {
		revoked: 0, changed: 1, accepted: 0, 'already-gone': 0, skipped: 0, unknown: 0, failed: 0, 'not-started': 0,
	});
});

test('the intent is on the disk before the PATCH arrives', async t => {
	const late: string[] = [];
	const current: {bench?: Bench} = {};
	const onRequest = ({method, tokenId}: RequestEntry) => {
		if (method === 'PATCH' && updateIntents(current.bench!).every(intent => intent.tokenId !== tokenId)) {
			late.push(tokenId!);
		}
	};

	current.bench = await openBench(t, {onRequest});
	const tokens = await current.bench.liveTokens(20);
	const changes = tokens.map(token => rename(token));
	assertChangeTruth(current.bench, changes, await current.bench.change(changes).finished);
	assert.equal(patchesOf(current.bench).length, 20);
	assert.deepEqual(late, []);
});

type Case = {
	readonly name: string;
	readonly fault: Fault;
	readonly kind: ChangeResultKind;
	readonly cause: RegExp | undefined;
	readonly seen: readonly string[];
};

const cases: readonly Case[] = [
	{
		name: 'a request that is cut before it took effect is sent again after GETs that show the token as before',
		fault: onPatch({kind: 'cut', when: 'before-apply'}, 1),
		kind: 'changed',
		cause: undefined,
		seen: ['GET 200', 'PATCH cut', ...looks, 'PATCH 200', 'GET 200'],
	},
	{
		name: 'a request that is cut after it took effect is not sent again',
		fault: onPatch({kind: 'cut', when: 'after-apply'}),
		kind: 'changed',
		cause: /^the answer was lost, but it is as requested$/,
		seen: ['GET 200', 'PATCH cut', 'GET 200'],
	},
	{
		name: 'after two cuts without effect nothing more is sent, and the result is unknown',
		fault: onPatch({kind: 'cut', when: 'before-apply'}),
		kind: 'unknown',
		cause: /it was still as before when last looked at, but the request may yet arrive$/,
		seen: ['GET 200', 'PATCH cut', ...looks, 'PATCH cut', ...looks],
	},
	{
		name: 'a 500 to every try is a failure, because each GET shows the token as before',
		fault: onPatch({kind: 'status', status: 500}),
		kind: 'failed',
		cause: /^500: .*; it is still as before$/,
		seen: ['GET 200', 'PATCH 500', ...looks, 'PATCH 500', ...looks, 'PATCH 500', ...looks],
	},
	{
		name: 'a 400 fails at once',
		fault: onPatch({kind: 'status', status: 400}),
		kind: 'failed',
		cause: /^400: /,
		seen: ['GET 200', 'PATCH 400', 'GET 200'],
	},
	{
		name: 'after a 409 to a request that took effect, a GET shows the effect and the journal gets the better outcome',
		fault: onPatch({kind: 'status', status: 409, when: 'after-apply'}, 1),
		kind: 'changed',
		cause: /^409: .*, but it is as requested$/,
		seen: ['GET 200', 'PATCH 409', 'GET 200'],
	},
	{
		name: 'a 404 to the PATCH of a live token is a failure',
		fault: onPatch({kind: 'status', status: 404}),
		kind: 'failed',
		cause: /^the service did not find it to change it, but still shows it as before$/,
		seen: ['GET 200', 'PATCH 404', ...looks],
	},
];

for (const {name, fault, kind, cause, seen} of cases) {
	test(`PATCH: ${name}`, async t => {
		const bench = await openBench(t, {timeouts});
		const tokens = await bench.liveTokens(1);
		const changes = tokens.map(token => rename(token));
		bench.emulator.setFaults([fault]);
		const tracked = await bench.change(changes).finished;
		assertChangeTruth(bench, changes, tracked);
		const result = tracked[0]!.result!;
		assert.equal(result.kind, kind, result.cause);
		if (cause === undefined) {
			assert.equal(result.cause, undefined);
		} else {
			assert.match(result.cause!, cause);
		}

		assert.deepEqual(bench.seen(), seen);
	});
}

test('a change is reported as accepted, not as changed, when GET still shows the token as before after a 200', async t => {
	const bench = await openBench(t);
	const [token] = await bench.liveTokens(1);
	bench.emulator.setFaults([{
		when: {method: 'GET', nth: 2, times: Infinity},
		do: {
			kind: 'body', status: 200, contentType: 'application/json', body: JSON.stringify(token),
		},
	}]);
	const changes = [rename(token!)];
	const tracked = await bench.change(changes).finished;
	assertChangeTruth(bench, changes, tracked);
	assert.deepEqual([tracked[0]!.result!.kind, tracked[0]!.result!.verification], ['accepted', 'as-before']);
	assert.deepEqual(bench.seen(), ['GET 200', 'PATCH 200', ...looks]);
	assert.deepEqual(bench.waits, [200, 500, 1000]);
});

test('a change by someone else after the PATCH is reported, and nothing is sent again', async t => {
	const bench = await openBench(t, {
		onRequest({method, tokenId}) {
			if (method === 'PATCH') {
				bench.emulator.store.changeToken(bench.context.clusterId, tokenId!, {permissions: [{action: 'read', resource: 'elsewhere'}]});
			}
		},
	});
	const changes = [rename(await bench.liveToken())];
	const tracked = await bench.change(changes).finished;
	assert.deepEqual([tracked[0]!.result!.kind, tracked[0]!.result!.cause], ['unknown', 'the service accepted it, but someone else changed it meanwhile: its permissions']);
	assert.equal(patchesOf(bench).length, 1);
});

test('a PATCH in doubt is not sent again when the token has changed since it was confirmed', async t => {
	const bench = await openBench(t, {
		timeouts,
		onRequest({method, tokenId}) {
			if (method === 'PATCH') {
				bench.emulator.store.changeToken(bench.context.clusterId, tokenId!, {description: 'somebody else took it over'});
			}
		},
	});
	const changes = [rename(await bench.liveToken())];
	bench.emulator.setFaults([onPatch({kind: 'cut', when: 'before-apply'})]);
	const tracked = await bench.change(changes).finished;
	assert.equal(tracked[0]!.result!.kind, 'unknown');
	assert.match(tracked[0]!.result!.cause!, /; someone else changed it meanwhile: its description$/);
	assert.equal(bench.tokenOf(changes[0]!.token.id).description, 'somebody else took it over');
	assert.equal(patchesOf(bench).length, 1);
});

test('a token that is revoked during its update is reported as gone', async t => {
	const bench = await openBench(t, {
		onRequest({method, tokenId}) {
			if (method === 'PATCH') {
				bench.emulator.store.revokeToken(bench.context.clusterId, tokenId!, Date.now() * 1000);
			}
		},
	});
	const changes = [rename(await bench.liveToken())];
	const tracked = await bench.change(changes).finished;
	assertChangeTruth(bench, changes, tracked);
	assert.deepEqual([tracked[0]!.result!.kind, tracked[0]!.result!.cause], ['already-gone', 'the service accepted it, but someone revoked the token meanwhile']);
});

test('nothing is sent for a token that changed, is gone, or already has the requested state', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(4);
	const changes = tokens.map(token => rename(token));
	const {store} = bench.emulator;
	const {clusterId} = bench.context;
	const ids = changes.map(({token}) => token.id);
	const behind = new Map([
		[ids[0]!, store.changeToken(clusterId, ids[0]!, {permissions: [{action: 'write', resource: 'other'}]})],
		[ids[2]!, store.changeToken(clusterId, ids[2]!, {description: `${changes[2]!.token.description}, renamed`})],
	]);
	store.revokeToken(clusterId, ids[1]!, Date.now() * 1000);
	const tracked = await bench.change(changes).finished;
	assertChangeTruth(bench, changes, tracked, behind);
	assert.deepEqual(tracked.map(({result}) => result!.kind), ['skipped', 'already-gone', 'skipped', 'changed']);
	assert.equal(tracked[0]!.result!.cause, 'its permissions changed since you confirmed');
	assert.equal(tracked[2]!.result!.cause, 'it is as requested already');
	assert.deepEqual(patchesOf(bench), [ids[3]]);
});

test('a 403 ends a batch that has both updates and revokes', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(6);
	const changes = tokens.map((token, index): Change => index % 2 === 0 ? rename(token) : {token, request: {kind: 'revoke'}});
	bench.emulator.setFaults([{when: {method: 'PATCH', nth: 2}, do: {kind: 'status', status: 403}}]);
	const run = bench.change(changes, {concurrency: 1});
	const tracked = await run.finished;
	assert.deepEqual(tracked.map(({result}) => result!.kind), ['changed', 'revoked', 'failed', 'not-started', 'not-started', 'not-started']);
	assert.equal(run.state.stoppedFor?.kind, 'forbidden');
	assert.deepEqual(tokens.map(({id}) => bench.isRevoked(id)), [false, true, false, false, false, false]);
});

test('a batch whose management token expires between PATCH and verification pauses, and verifies after the resume', async t => {
	const bench = await openBench(t, {
		onRequest({method}) {
			if (method === 'PATCH') {
				bench.managementToken = 'M.V1.expired';
			}
		},
	});
	const changes = [rename(await bench.liveToken())];
	const run = bench.change(changes);
	await waitFor(() => run.state.pausedFor);
	assert.equal(run.state.changes[0]!.stage, 'verifying');
	bench.managementToken = bench.rightManagementToken;
	run.resume();
	const tracked = await run.finished;
	assertChangeTruth(bench, changes, tracked);
	assert.equal(tracked[0]!.result!.kind, 'changed');
	assert.deepEqual(bench.seen(), ['GET 200', 'PATCH 200', 'GET 401', 'GET 200']);
});

test('a read-only profile sends no update', async t => {
	const bench = await openBench(t, {isReadOnly: true});
	const tokens = await bench.liveTokens(3);
	const changes = tokens.map(token => rename(token));
	const tracked = await bench.change(changes).finished;
	assertChangeTruth(bench, changes, tracked);
	assert.deepEqual(tracked.map(({result}) => result!.kind), ['not-started', 'not-started', 'not-started']);
	assert.deepEqual(bench.seen(), []);
});
