import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import type {CreateResult} from '../../source/operations/create-result.js';
import {createToken, type CreateOptions} from '../../source/operations/create-token.js';
import type {RequestEntry} from '../../source/emulator/request-log.js';
import {waitFor} from '../helpers/wait-for.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';
import {everyCreateFault} from '../helpers/operations/every-fault.js';

const permissions = [{action: 'write', resource: 'sensors'}, {action: 'read', resource: '*'}];

async function create(bench: Bench, description: string, options: Partial<CreateOptions> = {}): Promise<CreateResult> {
	return createToken({
		api: bench.api, journal: bench.journal, context: bench.context, wait: bench.wait, token: {description, permissions}, ...options,
	});
}

const posts = (bench: Bench) => bench.emulator.requests.filter(({method}) => method === 'POST');

const named = (bench: Bench, description: string) => bench.emulator.store.tokensOf(bench.context.clusterId).filter(token => token.description === description);

function assertJournal(bench: Bench, result: CreateResult, description: string): void {
	const lines = bench.journalLines();
	const intent = lines.findLast(line => line.kind === 'intent')!;
	assert.partialDeepStrictEqual(intent, {
		action: 'create', description, permissionsBefore: [], permissionsAfter: permissions,
	});
	const outcome = lines.findLast(line => line.kind === 'outcome')!;
	assert.equal(outcome.operationId, intent.operationId);
	assert.equal(outcome.result, result.kind === 'created' && result.differences.length > 0 ? 'not-as-asked' : result.kind);
	if (result.kind === 'created') {
		assert.equal(outcome.tokenId, result.token.id);
	} else if (result.kind === 'unknown') {
		assert.deepEqual(outcome.strayIds, result.candidates.map(({id}) => id));
		assert.equal(outcome.cause, result.cause);
	}
}

test('a create gives the secret only in its result, not in the journal', async t => {
	const bench = await openBench(t);
	const result = await create(bench, 'new one', {token: {description: 'new one', permissions, expiresAt: '2027-01-31T00:00:00Z'}});
	assert.strictEqual(result.kind, 'created');
	assertJournal(bench, result, 'new one');
	const [token, ...others] = named(bench, 'new one');
	assert.deepEqual(others, []);
	assert.deepEqual(result.token, token);
	assert.match(result.secret.reveal(), /^apiv1_/);
	assert.ok(!readFileSync(bench.journal.path, 'utf8').includes(result.secret.reveal().slice(6)));
	assert.ok(!JSON.stringify(result).includes(result.secret.reveal().slice(6)));
	assert.equal(result.cause, undefined);
	assert.partialDeepStrictEqual(bench.journalLines()[0], {expiresAt: '2027-01-31T00:00:00Z'});
	assert.equal(posts(bench).length, 1);
});

test('the intent is on the disk before the POST arrives', async t => {
	const seen: number[] = [];
	const current: {bench?: Bench} = {};
	const onRequest = ({method}: RequestEntry) => {
		if (method === 'POST') {
			seen.push(current.bench!.journalLines().filter(line => line.kind === 'intent' && line.action === 'create').length);
		}
	};

	current.bench = await openBench(t, {onRequest});
	await create(current.bench, 'new one');
	assert.deepEqual(seen, [1]);
});

test('a create that is cut after it took effect gives exactly the created token as its candidate', async t => {
	const bench = await openBench(t);
	const first = await create(bench, 'twice');
	assert.equal(first.kind, 'created');
	bench.emulator.store.putToken(bench.context.clusterId, {
		id: '00000000-0000-4000-8000-000000000001', description: 'twice ', permissions, createdAt: new Date().toISOString(),
	});
	bench.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'cut', when: 'after-apply'}}]);
	const second = await create(bench, 'twice');
	assert.strictEqual(second.kind, 'unknown');
	assertJournal(bench, second, 'twice');
	assert.deepEqual(second.candidates, named(bench, 'twice').slice(1));
	assert.equal(second.candidates.length, 1);
	assert.match(second.cause, /; a token of this description has appeared$/);
	assert.equal(posts(bench).length, 2, 'it was not sent again');
});

test('a token with the same description that existed before or was created long ago is not a candidate', async t => {
	const bench = await openBench(t, {
		onRequest({method}) {
			if (method === 'POST') {
				// This token was not in the list before, but it is old.
				bench.emulator.store.putToken(bench.context.clusterId, {
					id: '00000000-0000-4000-8000-000000000001', description: 'again', permissions, createdAt: new Date(Date.now() - (11 * 60_000)).toISOString(),
				});
			}
		},
	});
	bench.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'cut', when: 'before-apply'}}]);
	const result = await create(bench, 'again');
	assert.strictEqual(result.kind, 'unknown');
	assert.deepEqual(result.candidates, []);
	assert.match(result.cause, /; no token of this description has appeared, but the request may yet arrive$/);
	assert.equal(posts(bench).length, 1);
});

test(`each of ${everyCreateFault.length} faults of the server during a create gets a true report`, async t => {
	const bench = await openBench(t, {timeouts: {response: 300, request: 600}});
	const kinds = new Set<string>();
	for (const [index, fault] of everyCreateFault.entries()) {
		const description = `create ${index}`;
		const before = posts(bench).length;
		bench.emulator.setFaults([fault]);
		const result = await create(bench, description);
		kinds.add(result.kind);
		assertJournal(bench, result, description);
		// After a definite refusal the other form of the body is sent, unless the list shows that the token was created.
		const isAskedTwice = fault.do.kind === 'status' && fault.do.status === 400 && fault.do.when !== 'after-apply';
		assert.equal(posts(bench).length, before + (isAskedTwice ? 2 : 1), 'the number of POSTs is wrong');
		const truth = named(bench, description);
		const story = `${JSON.stringify(fault)}: ${result.kind}`;
		assert.notEqual(result.kind, 'read-only');
		if (result.kind === 'created') {
			assert.deepEqual(truth.at(-1), result.token, story);
		} else if (result.kind === 'unknown') {
			assert.deepEqual(result.candidates, truth, story);
		} else if (fault.do.kind === 'status' && fault.do.when === 'after-apply') {
			// The program cannot load the list with a refused management token, so it cannot see that the service created the token.
			assert.equal(fault.do.status, 401, story);
		} else {
			assert.deepEqual(truth, [], story);
		}
	}

	assert.deepEqual(kinds, new Set(['failed', 'unknown']));
	await waitFor(() => bench.emulator.requests.every(({status}) => status !== 'pending'));
});

test('nothing is sent when the tokens cannot be listed or the intent cannot be written before the create', async t => {
	const bench = await openBench(t);
	const unwritten = await create(bench, 'x', {journal: {append: async () => ({ok: false, message: 'The disk is full. Make space.'})}});
	assert.deepEqual(unwritten, {kind: 'failed', cause: 'The disk is full; nothing was sent'});
	bench.managementToken = 'M.V1.expired';
	const unlisted = await create(bench, 'x');
	assert.strictEqual(unlisted.kind, 'failed');
	assert.equal(unlisted.error?.kind, 'unauthorized');
	assert.deepEqual(posts(bench), []);

	const readOnly = await openBench(t, {isReadOnly: true});
	assert.partialDeepStrictEqual(await create(readOnly, 'x'), {kind: 'read-only'});
	assert.deepEqual(readOnly.emulator.requests, []);
});

test('a create gives the secret even when the outcome cannot be written', async t => {
	const bench = await openBench(t);
	const result = await create(bench, 'x', {
		journal: {append: async entry => entry.kind === 'intent' ? bench.journal.append(entry) : {ok: false, message: 'The disk is gone.'}},
	});
	assert.strictEqual(result.kind, 'created');
	assert.equal(result.cause, 'not in the journal: The disk is gone');
});

test('the result of a create without an answer says when the list could not be loaded after it', async t => {
	const bench = await openBench(t);
	bench.emulator.setFaults([
		{when: {method: 'POST'}, do: {kind: 'cut', when: 'after-apply'}},
		{when: {method: 'GET', nth: 2, times: Infinity}, do: {kind: 'status', status: 400}},
	]);
	const result = await create(bench, 'x');
	assert.strictEqual(result.kind, 'unknown');
	assert.deepEqual(result.candidates, []);
	assert.match(result.cause, /; the tokens could not be listed after it: 400: /);
});
