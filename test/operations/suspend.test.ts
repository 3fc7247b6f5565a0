import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import fc from 'fast-check';
import type {DatabaseToken} from '../../source/api/types.js';
import type {JournalEntry} from '../../source/journal/journal-entry.js';
import {makeResumePlan, changesToSuspend} from '../../source/operations/suspend.js';
import {markedDescription} from '../../source/tokens/suspension/suspended-description.js';
import {assertChangeTruth, updateIntents} from '../helpers/operations/assert-change-truth.js';
import {token as anyToken} from '../helpers/operations/arbitraries.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';
import {readAfresh} from '../helpers/operations/fresh-journal.js';

const day = '2026-11-24';

// Descriptions and grants that an inexact copy would change.
const awkward = [
	{description: '', permissions: []},
	{description: 'two rows [suspended 2024-01-01]', permissions: [{action: 'write', resource: 'b'}, {action: 'read', resource: 'a'}, {action: 'write', resource: 'b'}]},
	{description: ' spaces \t and \u{1F511} \u{0} ', permissions: [{action: 'administer', resource: 'a/b'}]},
	{description: `its own secret: apiv1_${'x'.repeat(64)}`, permissions: [{action: 'read', resource: `apiv1_${'y'.repeat(50)}`}]},
];

async function awkwardTokens(bench: Bench, count: number): Promise<readonly DatabaseToken[]> {
	const tokens = await bench.liveTokens(count);
	for (const [index, changes] of awkward.entries()) {
		bench.emulator.store.changeToken(bench.context.clusterId, tokens[index]!.id, changes);
	}

	return bench.liveTokens(count);
}

const listed = async (bench: Bench, ids: readonly string[]) => {
	const all = await bench.liveTokens(Infinity);
	const tokens = new Map(all.map(token => [token.id, token]));
	return ids.map(id => tokens.get(id)!);
};

const planFor = async (bench: Bench, ids: readonly string[]) => {
	const {entries} = await readAfresh(bench);
	return makeResumePlan(await listed(bench, ids), entries);
};

test('a program that has just started resumes a suspended token byte for byte', async t => {
	const bench = await openBench(t);
	const before = await awkwardTokens(bench, 12);
	const ids = before.map(({id}) => id);
	const bytes = ids.map(id => JSON.stringify(bench.tokenOf(id)));
	const suspends = changesToSuspend(before, {day});
	const suspended = await bench.change(suspends).finished;
	assertChangeTruth(bench, suspends, suspended);
	assert.deepEqual(suspended.map(({result}) => result!.kind), ids.map(() => 'changed'));
	for (const id of ids) {
		assert.deepEqual(bench.tokenOf(id).permissions, []);
		assert.match(bench.tokenOf(id).description, / \[suspended 2026-11-24(?: [^[\]]+ #[\da-z]{6})?\]$/);
	}

	const plan = await planFor(bench, ids);
	assert.deepEqual([plan.changes.length, plan.withoutRecord, plan.touched], [12, [], []]);
	const resumed = await bench.change(plan.changes).finished;
	assert.deepEqual(resumed.map(({result}) => [result!.kind, result!.cause]), ids.map(() => ['changed', undefined]));
	assert.deepEqual(ids.map(id => JSON.stringify(bench.tokenOf(id))), bytes);
	const again = await planFor(bench, ids);
	assert.deepEqual(again.changes, [], 'nothing is left to resume');
});

test('without a journal, a resume restores the grants and the description from the mark', async t => {
	const bench = await openBench(t);
	const before = await bench.liveTokens(30);
	const ids = before.map(({id}) => id);
	const bytes = ids.map(id => JSON.stringify(bench.tokenOf(id)));
	await bench.change(changesToSuspend(before, {day})).finished;
	const plan = makeResumePlan(await listed(bench, ids), []);
	const marked = before.filter(token => markedDescription(token, {day, limit: 400}).keptIn === 'mark');
	assert.ok(marked.length > 20);
	assert.deepEqual(plan.changes.map(({token}) => token.id), marked.map(({id}) => id));
	assert.deepEqual(plan.withoutRecord.map(({id}) => id), before.filter(token => !marked.includes(token)).map(({id}) => id));
	await bench.change(plan.changes).finished;
	const rest = await planFor(bench, ids);
	await bench.change(rest.changes).finished;
	assert.deepEqual(ids.map(id => JSON.stringify(bench.tokenOf(id))), bytes);
});

test('when a mark and the journal disagree, the plan has both, and changes nothing until one is chosen', async t => {
	const bench = await openBench(t);
	const [token] = await bench.liveTokens(1);
	const {id, description} = token!;
	await bench.change(changesToSuspend([token!], {day})).finished;
	const {entries} = await readAfresh(bench);
	const permissions = [{action: 'write', resource: 'elsewhere'}];
	const {description: remarked} = markedDescription({id, description, permissions}, {day, limit: 400});
	bench.emulator.store.changeToken(bench.context.clusterId, id, {description: remarked});
	const live = await listed(bench, [id]);
	const plan = makeResumePlan(live, entries);
	assert.deepEqual(plan, {
		changes: [],
		withoutRecord: [],
		touched: [],
		damaged: [],
		disagreements: [{token: live[0], mark: {description, permissions}, journal: {description, permissions: token!.permissions}}],
	});
	const changesOf = (use: 'mark' | 'journal') => makeResumePlan(live, entries, {use}).changes.map(({request}) => request.kind === 'update' && request.fields);
	assert.deepEqual(changesOf('mark'), [{description, permissions}]);
	assert.deepEqual(changesOf('journal'), [{description, permissions: token!.permissions}]);
});

test('a damaged mark is never used, and the journal is used instead when the rest of the description matches', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(3);
	const ids = tokens.map(({id}) => id);
	const bytes = ids.map(id => JSON.stringify(bench.tokenOf(id)));
	await bench.change(changesToSuspend(tokens, {day})).finished;
	const damage = (index: number, edit: (text: string) => string) => {
		bench.emulator.store.changeToken(bench.context.clusterId, ids[index]!, {description: edit(bench.tokenOf(ids[index]!).description)});
	};

	damage(0, text => text.replace(/#[\da-z]{6}\]$/, '#000000]'));
	damage(1, text => text.slice(0, -3));
	// This is the mark of another token.
	damage(2, () => markedDescription({...tokens[1]!, description: 'renamed'}, {day, limit: 400}).description);
	const live = await listed(bench, ids);
	const alone = makeResumePlan(live, []);
	assert.deepEqual([alone.changes, alone.withoutRecord, alone.damaged.map(({token}) => token.id)], [[], [], ids]);
	assert.deepEqual(alone.damaged.map(({problem}) => problem.split(':', 1)[0]), ['its checksum does not fit', 'it is cut off', 'its checksum does not fit']);
	const {entries} = await readAfresh(bench);
	const plan = makeResumePlan(live, entries);
	assert.deepEqual(plan.touched.map(({token, differs}) => [token.id, differs]), [[ids[2], 'its description']]);
	await bench.change(plan.changes).finished;
	assert.deepEqual(ids.slice(0, 2).map(id => JSON.stringify(bench.tokenOf(id))), bytes.slice(0, 2));
});

test('a token that was suspended and has grants again is not changed, and the plan gives the grants from its mark', async t => {
	const bench = await openBench(t);
	const [token] = await bench.liveTokens(1);
	await bench.change(changesToSuspend([token!], {day})).finished;
	bench.emulator.store.changeToken(bench.context.clusterId, token!.id, {permissions: [{action: 'read', resource: 'x'}]});
	const plan = makeResumePlan(await listed(bench, [token!.id]), []);
	assert.deepEqual(plan.changes, []);
	assert.deepEqual(plan.touched.map(({differs, before}) => ({differs, before})), [{differs: 'its permissions', before: {description: token!.description, permissions: token!.permissions}}]);
});

test('a suspend whose mark is refused removes only the permissions, and a resume restores them from the journal, which has both tries', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(2);
	const [token] = tokens;
	const bytes = JSON.stringify(bench.tokenOf(token!.id));
	bench.emulator.setFaults([{when: {method: 'PATCH', tokenId: token!.id, nth: 1}, do: {kind: 'status', status: 400, body: {code: 400, message: 'description too long'}}}]);
	const changes = await bench.change(changesToSuspend(tokens, {day})).finished;
	assert.deepEqual(changes.map(({result}) => result!.kind), ['changed', 'changed']);
	const {cause = ''} = changes[0]!.result!;
	assert.match(cause, /^only the journal of this machine has its grants, since the service refused the mark \(400: .*\(the service says: description too long\)/);
	assert.deepEqual(changes[0]!.request, {kind: 'update', action: 'suspend', fields: {permissions: []}}, 'the request to verify later is the one that was sent');
	assert.deepEqual(bench.seen(token!.id), ['GET 200', 'PATCH 400', 'GET 200', 'GET 200', 'PATCH 200', 'GET 200']);
	assert.partialDeepStrictEqual(bench.tokenOf(token!.id), {description: token!.description, permissions: []});
	const tries = updateIntents(bench).filter(({tokenId}) => tokenId === token!.id);
	assert.deepEqual(tries.map(({descriptionAfter}) => descriptionAfter === token!.description), [false, true]);
	assert.deepEqual(tries.map(({permissionsBefore, permissionsAfter}) => [permissionsBefore, permissionsAfter]), [[token!.permissions, []], [token!.permissions, []]]);

	// The token looks active now. A second suspend must not hide the permissions that the first one removed.
	await bench.change(changesToSuspend(await listed(bench, [token!.id]), {day: '2026-11-25'})).finished;
	const plan = await planFor(bench, [token!.id]);
	assert.deepEqual(plan.disagreements.map(({journal}) => journal.permissions), [token!.permissions]);
	bench.emulator.store.changeToken(bench.context.clusterId, token!.id, {description: token!.description});
	const again = await planFor(bench, [token!.id]);
	assert.deepEqual(again.changes.map(({request}) => request.kind === 'update' && request.fields), [{permissions: token!.permissions}], 'a description that needs no change is not sent');
	await bench.change(again.changes).finished;
	assert.equal(JSON.stringify(bench.tokenOf(token!.id)), bytes);
});

test('a suspend is tried without its mark only after a 400 in the service\'s own words', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(2);
	bench.emulator.setFaults([{
		when: {method: 'PATCH'}, do: {
			kind: 'body', status: 400, contentType: 'text/html', body: '<h1>Bad request</h1>',
		},
	}]);
	const [html] = await bench.change(changesToSuspend([tokens[0]!], {day})).finished;
	bench.emulator.setFaults([{when: {method: 'PATCH'}, do: {kind: 'status', status: 400}}]);
	const [update] = await bench.change([{token: tokens[1]!, request: {kind: 'update', action: 'update', fields: {description: 'x'}}}]).finished;
	assert.deepEqual([html!.result!.kind, update!.result!.kind], ['unknown', 'failed']);
	const sent = bench.emulator.requests.filter(({method}) => method === 'PATCH').map(({tokenId, body}) => `${tokenId} ${Object.keys(body as Record<string, unknown>).join(' ')}`);
	assert.deepEqual(new Set(sent), new Set([`${tokens[0]!.id} description permissions`, `${tokens[1]!.id} description`]));
	const [both] = await bench.change(changesToSuspend([tokens[1]!], {day})).finished;
	assert.equal(both!.result!.kind, 'failed', 'the service refuses both tries');
	assert.equal(updateIntents(bench).filter(({tokenId, action}) => tokenId === tokens[1]!.id && action === 'suspend').length, 2);
});

test('the journal redacts a secret in a description, and has all grants', async t => {
	const bench = await openBench(t);
	const before = await awkwardTokens(bench, 4);
	await bench.change(changesToSuspend(before, {day})).finished;
	const text = readFileSync(bench.journal.path, 'utf8');
	assert.doesNotMatch(text, /apiv1_x/);
	assert.deepEqual(updateIntents(bench).find(({tokenId}) => tokenId === before[3]!.id)!.permissionsBefore, awkward[3]!.permissions);
});

test('a suspend whose answer was lost can be resumed', async t => {
	const bench = await openBench(t, {timeouts: {response: 300, request: 600}});
	const [token] = await bench.liveTokens(1);
	bench.emulator.setFaults([
		{when: {method: 'PATCH'}, do: {kind: 'cut', when: 'after-apply'}},
		{when: {method: 'GET', nth: 2, times: Infinity}, do: {kind: 'html'}},
	]);
	const [change] = await bench.change(changesToSuspend([token!], {day})).finished;
	assert.equal(change!.result!.kind, 'unknown');
	bench.emulator.setFaults([]);
	const plan = await planFor(bench, [token!.id]);
	await bench.change(plan.changes).finished;
	assert.deepEqual(bench.tokenOf(token!.id), token);
});

test('a token that is already suspended is not suspended again', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(2);
	await bench.change(changesToSuspend([tokens[0]!], {day})).finished;
	const changes = changesToSuspend(await listed(bench, tokens.map(({id}) => id)), {day: '2026-11-25'});
	assert.deepEqual(changes.map(change => change.token.id), [tokens[1]!.id]);
});

test('a resume plan lists a token that was changed meanwhile, with the parts that differ and its state before the suspend', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(4);
	const ids = tokens.map(({id}) => id);
	const {store} = bench.emulator;
	const {clusterId} = bench.context;
	await bench.change(changesToSuspend(tokens.slice(0, 3), {day})).finished;
	store.changeToken(clusterId, ids[0]!, {description: 'renamed [suspended 2026-11-24]'});
	store.changeToken(clusterId, ids[1]!, {permissions: [{action: 'read', resource: '*'}]});
	store.changeToken(clusterId, ids[3]!, {description: 'by another machine [suspended 2026-11-24]', permissions: []});
	const plan = await planFor(bench, ids);
	assert.deepEqual(plan.changes.map(change => change.token.id), [ids[2]]);
	assert.deepEqual(plan.touched.map(({token, differs}) => [token.id, differs]), [[ids[0], 'its description'], [ids[1], 'its permissions']]);
	assert.deepEqual(plan.touched.map(({before}) => before), tokens.slice(0, 2).map(({description, permissions}) => ({description, permissions})));
	assert.deepEqual(plan.withoutRecord.map(({id}) => id), [ids[3]]);
});

const common = {
	kind: 'intent', batchId: 'b', profile: 'p', host: 'h', accountId: 'a', clusterId: 'c', createdAt: '2025-01-01T00:00:00Z',
} as const;

test('a resume uses the last suspend that may have been applied, unless a resume followed it', () => {
	const step = fc.record({
		action: fc.constantFrom('suspend' as const, 'resume' as const, 'update' as const),
		result: fc.constantFrom('changed', 'accepted', 'unknown', 'failed', 'not-started', undefined),
	});
	fc.assert(fc.property(anyToken, fc.array(step, {maxLength: 8}), (live, steps) => {
		const left = {...live, description: `${live.description} [suspended ${day}]`, permissions: []};
		const entries = steps.flatMap(({action, result}, index): readonly JournalEntry[] => [
			{
				...common,
				operationId: `${index}`,
				action,
				tokenId: live.id,
				description: live.description,
				permissionsBefore: [{action: 'read', resource: `${index}`}],
				descriptionAfter: left.description,
				permissionsAfter: [],
			},
			...(result === undefined ? [] : [{kind: 'outcome', operationId: `${index}`, result} as const]),
		]);
		const last = steps.findLastIndex(({action, result}) => action === 'suspend' && result !== 'failed' && result !== 'not-started');
		const isResumed = steps.slice(last + 1).some(({action, result}) => action === 'resume' && (result === 'changed' || result === 'accepted'));
		const {changes, withoutRecord, touched} = makeResumePlan([left], entries);
		assert.deepEqual(touched, []);
		assert.equal(withoutRecord.length, last === -1 || isResumed ? 1 : 0);
		assert.deepEqual(changes.map(({request}) => request.kind === 'update' && request.fields.permissions), last === -1 || isResumed ? [] : [[{action: 'read', resource: `${last}`}]]);
	}));
});
