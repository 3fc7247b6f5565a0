import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {test} from 'node:test';
import type {DatabaseToken} from '../../source/api/types.js';
import type {JournalIntent} from '../../source/journal/journal-entry.js';
import {changesToSuspend} from '../../source/operations/suspend.js';
import {verifyAgain} from '../../source/operations/verify-again.js';
import {verifyUnfinished} from '../../source/operations/verify-unfinished.js';
import {latestArrival} from '../../source/operations/judge-later.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';
import {readAfresh} from '../helpers/operations/fresh-journal.js';

const day = '2026-11-24';

const later = (ms = latestArrival + 1000) => () => new Date(Date.now() + ms);

/**
Writes an intent without an outcome, as a program does that ends too early.
*/
async function leave({journal, context: {reason, rotation, ...context}}: Bench, action: 'revoke' | 'suspend', token: DatabaseToken): Promise<string> {
	const [change] = changesToSuspend([token], {day});
	assert.strictEqual(change?.request.kind, 'update');
	const {description, permissions} = change.request.fields;
	const intent: JournalIntent = {
		kind: 'intent',
		operationId: randomUUID(),
		batchId: randomUUID(),
		action,
		tokenId: token.id,
		createdAt: token.createdAt,
		description: token.description,
		permissionsBefore: token.permissions,
		...(action === 'suspend' && {descriptionAfter: description!, permissionsAfter: permissions!}),
		...context,
	};
	assert.deepEqual(await journal.append(intent), {ok: true});
	return intent.operationId;
}

/**
Writes an intent and its outcome.
*/
async function leaveUnknown(bench: Bench, action: 'revoke' | 'suspend', token: DatabaseToken, {cause = 'the connection was cut', result = 'unknown'} = {}): Promise<void> {
	const operationId = await leave(bench, action, token);
	await bench.journal.append({
		kind: 'outcome', operationId, result, cause,
	});
}

async function verify(bench: Bench, now: () => Date) {
	const {unfinished, entries} = await readAfresh(bench);
	return verifyUnfinished({
		api: bench.api, journal: bench.journal, unfinished, entries, now,
	});
}

async function leftOf(bench: Bench): Promise<number> {
	const {unfinished} = await readAfresh(bench);
	return unfinished.length;
}

test('each intent that was left without an outcome is judged by a GET, and its outcome is written', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(6);
	const [revoked, live, suspended, asBefore, otherwise, gone] = tokens;
	const {store} = bench.emulator;
	const {clusterId} = bench.context;
	await leave(bench, 'revoke', revoked!);
	await leave(bench, 'revoke', live!);
	await leave(bench, 'suspend', suspended!);
	await leave(bench, 'suspend', asBefore!);
	await leave(bench, 'suspend', otherwise!);
	await leave(bench, 'suspend', gone!);
	store.revokeToken(clusterId, revoked!.id, Date.now() * 1000);
	const [change] = changesToSuspend([suspended!], {day});
	store.changeToken(clusterId, suspended!.id, change!.request.kind === 'update' ? change!.request.fields : {});
	store.changeToken(clusterId, otherwise!.id, {description: 'renamed'});
	store.revokeToken(clusterId, gone!.id, Date.now() * 1000);

	// Directly after the intent, its request may still be on its way.
	const early = await verify(bench, () => new Date());
	assert.deepEqual(early.map(({kind, isWritten}) => [kind, isWritten]), [
		['revoked', true],
		['unknown', false],
		['changed', true],
		['unknown', false],
		['unknown', true],
		['already-gone', true],
	]);
	assert.match(early[1]!.cause, /^it is still live, but the request may yet arrive$/);
	assert.equal(early[4]!.cause, 'someone else changed it meanwhile');
	assert.equal(await leftOf(bench), 2);

	const late = await verify(bench, later());
	assert.deepEqual(late.map(({intent, kind, cause, isWritten}) => [intent.description, kind, cause, isWritten]), [
		[live!.description, 'failed', 'it is still live: the request was not sent, or had no effect', true],
		[asBefore!.description, 'failed', 'it is still as before: the request was not sent, or had no effect', true],
	]);
	assert.equal(await leftOf(bench), 0);
	assert.ok(bench.emulator.requests.every(({method}) => method === 'GET'), 'only GETs were sent');
});

test('intents whose GET fails are left for the next start, and no more GETs are sent after a failure that every GET would have', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(12);
	for (const token of tokens) {
		await leave(bench, 'revoke', token);
	}

	bench.managementToken = 'M.V1.expired';
	const found = await verify(bench, later());
	assert.deepEqual(new Set(found.map(({kind}) => kind)), new Set(['unknown']));
	assert.match(found[0]!.cause, /^it could not be looked at: 401: /);
	assert.equal(found.at(-1)!.cause, 'it was not looked at, after an earlier look failed');
	assert.ok(bench.seen().length <= 4);
	assert.equal(await leftOf(bench), 12);
});

test('a create without an outcome is reported with its candidates, as unknown while a token may yet appear, or as failed', async t => {
	const bench = await openBench(t);
	const {reason, rotation, ...context} = bench.context;
	const create = async (description: string) => bench.journal.append({
		kind: 'intent', operationId: randomUUID(), batchId: randomUUID(), action: 'create', description, permissionsBefore: [], permissionsAfter: [], ...context,
	});
	const owner = {accountId: context.accountId, clusterId: context.clusterId};
	await create('made');
	await create('not made');
	const candidate = bench.emulator.store.createToken(owner, randomUUID(), {description: 'made', permissions: []}, Date.now() * 1000);
	// Another create with the same description, which the journal has as created.
	const good = bench.emulator.store.createToken(owner, randomUUID(), {description: 'made', permissions: []}, Date.now() * 1000);
	const operationId = randomUUID();
	await bench.journal.append({
		kind: 'outcome', operationId, result: 'created', tokenId: good.id,
	});

	const early = await verify(bench, () => new Date());
	assert.deepEqual(early.map(({kind, candidates}) => [kind, candidates]), [['created', [candidate]], ['unknown', []]]);
	assert.match(early[0]!.cause, /^a token of this description appeared then/);
	const late = await verify(bench, later());
	assert.deepEqual(late.map(({kind, intent}) => [kind, intent.description]), [['failed', 'not made']]);
	const outcomes = bench.journalLines().filter(line => line.kind === 'outcome').slice(1);
	assert.deepEqual(outcomes.map(({result, strayIds}) => [result, strayIds]), [['unknown', [candidate.id]], ['failed', []]]);
});

test('unknown results are verified again, and the journal gets the better outcomes', async t => {
	const bench = await openBench(t, {timeouts: {response: 300, request: 600}});
	const tokens = await bench.liveTokens(3);
	bench.emulator.setFaults([
		{when: {method: 'PATCH', tokenId: tokens[0]!.id}, do: {kind: 'cut', when: 'after-apply'}},
		{when: {method: 'PATCH', tokenId: tokens[1]!.id}, do: {kind: 'cut', when: 'before-apply'}},
		{when: {method: 'GET', nth: 4, times: Infinity}, do: {kind: 'status', status: 400}},
	]);
	const changes = changesToSuspend(tokens, {day});
	const tracked = await bench.change(changes, {concurrency: 3}).finished;
	assert.deepEqual(tracked.map(({result}) => result!.kind), ['unknown', 'unknown', 'unknown']);
	bench.emulator.setFaults([]);
	const options = {api: bench.api, journal: bench.journal, context: bench.context};
	const patches = () => bench.seen().filter(line => line.startsWith('PATCH')).length;
	const sent = patches();

	const early = await verifyAgain({...options, changes: tracked});
	assert.deepEqual(early.map(({result}) => result!.kind), ['changed', 'unknown', 'changed']);
	assert.equal(early[1]!.result!.cause, 'it is still as before, but the request may yet arrive');
	assert.deepEqual(early.map(({token, request}) => ({token, request})), changes);
	const late = await verifyAgain({...options, changes: early, now: later(3_600_000)});
	assert.deepEqual(late.map(({result}) => result!.kind), ['changed', 'unknown', 'changed'], 'the server\'s clock did not move');
	bench.emulator.store.changeToken(bench.context.clusterId, tokens[1]!.id, {description: 'renamed'});
	const other = await verifyAgain({...options, changes: early});
	assert.equal(other[1]!.result!.cause, 'someone else changed it meanwhile');
	assert.equal(patches(), sent, 'no PATCH was sent again');

	const outcomes = new Map(bench.journalLines().flatMap(line => line.kind === 'outcome' ? [[line.operationId, line.result] as const] : []));
	assert.deepEqual(early.map(({result}) => outcomes.get(result!.operationId!)), ['changed', 'unknown', 'changed']);
});

test('a change that was reported as unknown long ago and whose token is as before has failed', async t => {
	const bench = await openBench(t, {timeouts: {response: 300, request: 600}});
	const [token] = await bench.liveTokens(1);
	bench.emulator.setFaults([{when: {method: 'DELETE'}, do: {kind: 'cut', when: 'before-apply'}}]);
	const [change] = await bench.change([{token: token!, request: {kind: 'revoke'}}]).finished;
	assert.equal(change!.result!.kind, 'unknown');
	bench.emulator.setFaults([]);
	const longAgo = {...change!, result: {...change!.result!, at: new Date(Date.now() - latestArrival - 2000)}};
	const [found] = await verifyAgain({
		api: bench.api, journal: bench.journal, context: bench.context, changes: [longAgo],
	});
	assert.deepEqual([found!.result!.kind, found!.result!.cause], ['failed', 'it is still live: the request was not sent, or had no effect']);
});

test('an outcome that this program wrote as unknown is verified again, and a better one is written', async t => {
	const bench = await openBench(t);
	const [gone, live, suspended, odd, both] = await bench.liveTokens(5) as [DatabaseToken, DatabaseToken, DatabaseToken, DatabaseToken, DatabaseToken];
	const {store} = bench.emulator;
	const {clusterId} = bench.context;
	for (const token of [gone, live, odd, both]) {
		await leaveUnknown(bench, 'revoke', token);
	}

	await leaveUnknown(bench, 'suspend', suspended);
	store.revokeToken(clusterId, gone.id, Date.now() * 1000);
	const [change] = changesToSuspend([suspended], {day});
	store.changeToken(clusterId, suspended.id, change!.request.kind === 'update' ? change!.request.fields : {});
	store.putToken(clusterId, {...odd, revokedAt: 7 as unknown as string});
	// GET does not find this token by its ID, but the list shows it as live.
	bench.emulator.setFaults([{when: {method: 'GET', tokenId: both.id}, do: {kind: 'status', status: 404}}]);

	const early = await verify(bench, () => new Date());
	assert.deepEqual(early.map(({kind, isWritten}) => [kind, isWritten]), [['revoked', true], ['unknown', false], ['unknown', false], ['unknown', false], ['changed', true]]);
	const late = await verify(bench, later());
	assert.deepEqual(late.map(({kind, isWritten}) => [kind, isWritten]), [['failed', true], ['unknown', true], ['unknown', true]]);
	assert.match(late[1]!.cause, /^its outcome cannot be known, because it cannot be read whole: revokedAt is not text$/);
	assert.match(late[2]!.cause, /but lists it as live$/);
	assert.equal(await leftOf(bench), 0, 'an outcome that cannot be determined is not verified again');
	const results = new Map(bench.journalLines().flatMap(line => line.kind === 'outcome' ? [[line.operationId, line.result] as const] : []));
	assert.deepEqual(results.values().toArray(), ['revoked', 'failed', 'unknown', 'unknown', 'changed']);
	assert.ok(bench.emulator.requests.every(({method}) => method === 'GET'));
});

test('a change that the service accepted is not reported as failed while its token is as before', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(2);
	await leaveUnknown(bench, 'revoke', tokens[0]!, {cause: 'the service accepted it, but it could not be verified: the connection was cut'});
	await leaveUnknown(bench, 'suspend', tokens[1]!, {cause: 'the service accepted it, but it could not be verified: the connection was cut'});
	const late = await verify(bench, later());
	assert.deepEqual(late.map(({kind, cause}) => [kind, cause]), Array.from({length: 2}, () => ['unknown', 'the service accepted it, and still shows the token as it was']));
	assert.equal(await leftOf(bench), 0);
});

test('the verification after a run does not report an accepted change as failed either', async t => {
	const bench = await openBench(t);
	const [token] = await bench.liveTokens(1) as [DatabaseToken];
	const at = new Date(Date.now() - latestArrival - 2000);
	const cause = 'the service accepted it, but it could not be verified: the connection was cut';
	const reported = (['unknown', 'accepted'] as const).map(kind => ({
		token, request: {kind: 'revoke'} as const, stage: 'done' as const, result: {kind, cause, at},
	}));
	const found = await verifyAgain({
		api: bench.api, journal: bench.journal, context: bench.context, changes: reported,
	});
	assert.deepEqual(found.map(({result}) => [result!.kind, result!.cause]), [
		['unknown', 'the service accepted it, and still shows the token as it was'],
		['accepted', 'the service accepted it, and still shows the token as it was'],
	]);
});

test('an update after which this program changed the token again stays unknown, unless the token is gone', async t => {
	const bench = await openBench(t);
	const [asBefore, other, alone, gone] = await bench.liveTokens(4) as [DatabaseToken, DatabaseToken, DatabaseToken, DatabaseToken];
	for (const token of [asBefore, other, alone, gone]) {
		await leaveUnknown(bench, 'suspend', token);
	}

	// These tokens were changed again since, for example suspended and resumed.
	for (const token of [asBefore, other, gone]) {
		await leaveUnknown(bench, 'suspend', token, {result: 'changed'});
	}

	await leaveUnknown(bench, 'suspend', alone, {cause: 'refused', result: 'failed'});
	bench.emulator.store.changeToken(bench.context.clusterId, other.id, {description: 'renamed'});
	bench.emulator.store.revokeToken(bench.context.clusterId, gone.id, Date.now() * 1000);
	const late = await verify(bench, later());
	assert.deepEqual(late.map(({kind, isWritten}) => [kind, isWritten]), [['unknown', true], ['unknown', true], ['failed', true], ['already-gone', true]]);
	assert.match(late[0]!.cause, /^this program has changed the token again since/);
	assert.match(late[1]!.cause, /^this program has changed the token again since/);
});

test('a create stays unknown when its candidate was revoked or the service lists no revoked tokens, and is reported as failed otherwise', async t => {
	const made = async ({emulator, context}: Bench, description: string) => emulator.store.createToken(context, randomUUID(), {description, permissions: []}, Date.now() * 1000);
	const create = async ({journal, context: {reason, rotation, ...context}}: Bench, description: string, strayIds: readonly string[] = []) => {
		const operationId = randomUUID();
		await journal.append({
			kind: 'intent', operationId, batchId: randomUUID(), action: 'create', description, permissionsBefore: [], permissionsAfter: [], ...context,
		});
		await journal.append({
			kind: 'outcome', operationId, result: 'unknown', cause: 'the connection was cut', strayIds,
		});
	};

	for (const revoked of ['listed', 'gone'] as const) {
		const bench = await openBench(t, {revoked});
		const [strayed, seen, here] = [await made(bench, 'strayed'), await made(bench, 'seen'), await made(bench, 'here')];
		await create(bench, 'strayed');
		await create(bench, 'seen', [seen.id]);
		await create(bench, 'here');
		await create(bench, 'nothing');
		await leaveUnknown(bench, 'revoke', here, {result: 'revoked'});
		for (const {id} of [strayed, seen, here]) {
			bench.emulator.store.revokeToken(bench.context.clusterId, id, Date.now() * 1000);
		}

		const late = await verify(bench, later());
		const isListed = revoked === 'listed';
		assert.deepEqual(late.map(({kind, isWritten}) => [kind, isWritten]), [['unknown', true], ['unknown', true], ['unknown', true], [isListed ? 'failed' : 'unknown', true]]);
		assert.match(late[0]!.cause, isListed ? /appeared then, and is revoked$/ : /the service lists no revoked ones$/);
		assert.match(late[1]!.cause, isListed ? /and is revoked$/ : /are not there any more/);
		assert.match(late[2]!.cause, /and is revoked$/);
		assert.equal(await leftOf(bench), 0);
		const [, second] = bench.journalLines().filter(line => line.kind === 'outcome' && line.lookedLater);
		assert.deepEqual(second?.kind === 'outcome' && second.strayIds, [seen.id], 'the IDs that were found before stay in the outcome');
	}
});

test('a row whose description cannot be read may be the token of a create', async t => {
	const bench = await openBench(t);
	const {reason, rotation, ...context} = bench.context;
	await bench.journal.append({
		kind: 'intent', operationId: randomUUID(), batchId: randomUUID(), action: 'create', description: 'made', permissionsBefore: [], permissionsAfter: [], ...context,
	});
	const token = bench.emulator.store.createToken(context, randomUUID(), {description: 'made', permissions: []}, Date.now() * 1000);
	bench.emulator.setFaults([{when: {method: 'GET', path: 'tokens'}, do: {kind: 'patch', tokenId: token.id, set: {description: null}}}]);
	const hidden = await verify(bench, later());
	assert.deepEqual(hidden.map(({kind, cause}) => [kind, cause]), [['unknown', 'a token whose description cannot be read may be the created one']]);

	// A candidate without a usable ID is reported, and the journal takes the outcome.
	await bench.journal.append({
		kind: 'intent', operationId: randomUUID(), batchId: randomUUID(), action: 'create', description: 'made', permissionsBefore: [], permissionsAfter: [], ...context,
	});
	bench.emulator.setFaults([{when: {method: 'GET', path: 'tokens'}, do: {kind: 'patch', tokenId: token.id, remove: ['id']}}]);
	const nameless = await verify(bench, later());
	assert.deepEqual(nameless.map(({kind, isWritten}) => [kind, isWritten]), [['created', true]]);
});
