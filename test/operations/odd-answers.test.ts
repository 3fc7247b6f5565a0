import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DatabaseToken} from '../../source/api/types.js';
import type {JournalEntry, JournalLine} from '../../source/journal/journal-entry.js';
import {startChanges} from '../../source/operations/start-changes.js';
import {checkChanges} from '../../source/operations/check-changes.js';
import {isAsRequested} from '../../source/operations/describe-changes.js';
import {editToken} from '../../source/operations/edit-token.js';
import {lastOutcomes} from '../../source/operations/last-outcomes.js';
import {startRotation} from '../../source/operations/rotation/start-rotation.js';
import type {TrackedChange, Change, ChangeRequest} from '../../source/operations/types.js';
import {verifyUnfinished} from '../../source/operations/verify-unfinished.js';
import {verifyAgain} from '../../source/operations/verify-again.js';
import {requestedState} from '../../source/operations/requested-state.js';
import {
	context,
	makeTokens,
	oddAnswers,
	startOddService,
	type OddService,
	type Phase,
} from '../helpers/operations/odd-service.js';

const [token] = makeTokens(1) as [DatabaseToken];
const revoke: ChangeRequest = {kind: 'revoke'};
const update: ChangeRequest = {kind: 'update', action: 'suspend', fields: {description: 'telegraf 0 [suspended 2026-11-26]', permissions: []}};
const nothing = async () => undefined;

/**
Runs the changes without waits. When the management token is refused, the run is stopped.
*/
async function change({api}: OddService, changes: readonly Change[]) {
	const entries: JournalEntry[] = [];
	const run = startChanges({
		api,
		journal: {
			async append(entry) {
				entries.push(entry);
				return {ok: true};
			},
		},
		changes,
		context,
		wait: nothing,
		onChange({pausedFor}) {
			if (pausedFor?.kind === 'unauthorized') {
				run.stop();
			}
		},
	});
	return {changes: await run.finished, entries};
}

/**
Asserts that the result is true on the service, or `unknown` or `accepted`, which repeats the service's own answer.
*/
function assertTold({truth}: OddService, {token: {id}, request: asked, result}: TrackedChange, story: string): void {
	const live = truth.get(id)!;
	const isRevoked = live.revokedAt !== undefined;
	const {kind, cause} = result!;
	const told = `${story}: told ${kind} (${cause})`;
	const requested = requestedState({token, request: asked});
	switch (kind) {
		case 'revoked':
		case 'already-gone': {
			assert.ok(isRevoked, told);
			break;
		}

		case 'changed': {
			assert.ok(requested, told);
			assert.ok(isAsRequested(requested, live), told);
			break;
		}

		case 'failed':
		case 'skipped':
		case 'not-started': {
			assert.deepEqual(live, token, told);
			break;
		}

		case 'accepted':
		case 'unknown': {
			assert.ok(cause, told);
		}
	}
}

const phases: readonly Phase[] = ['check', 'change', 'verify', 'list'];

for (const [name, asked] of [['revoke', revoke], ['update', update]] as const) {
	const moments = (phase: Phase) => phase === 'change' ? [false, true] : [false];
	const combinations = phases.flatMap(phase => Object.entries(oddAnswers).flatMap(([oddName, odd]) => [1, Infinity].flatMap(times => moments(phase).map(isAppliedFirst => ({
		phase, oddName, odd, times, isAppliedFirst,
	})))));

	const play = async ({phase, oddName, odd, times, isAppliedFirst}: (typeof combinations)[number]) => {
		let left = times;
		const take = () => left-- > 0 ? odd : undefined;
		// The program loads the list only when a GET does not find the token. After a revoke, GET does not find it. For an update, the GET before it must give a wrong 404.
		const lie = phase === 'list' && asked.kind === 'update' ? oddAnswers['404 as documented, which is a lie'] : undefined;
		await using service = await startOddService([token], {
			odd: at => at === phase ? take() : (at === 'check' ? lie : undefined),
			isAppliedFirst,
		});
		const {changes, entries} = await change(service, [{token, request: asked}]);
		const story = `${oddName} at the ${phase} of a ${name}, ${times} times${isAppliedFirst ? ', after it was done' : ''}; seen ${service.seen.join(' ')}`;
		const [tracked] = changes;
		assertTold(service, tracked!, story);
		const outcomes = lastOutcomes(entries);
		assert.ok(entries.every(entry => entry.kind !== 'intent' || outcomes.has(entry.operationId)), `${story}: an intent has no outcome`);
		const sent = service.seen.filter(method => method === 'DELETE' || method === 'PATCH').length;
		// Only after a 429 is a request tried up to five times.
		assert.ok(sent <= (oddName.startsWith('429') ? 5 : 3), story);
		return tracked!.result!.kind;
	};

	test(`each of ${combinations.length} odd answers at each phase of a ${name} gets a true report`, async t => {
		const told = await Promise.all(combinations.map(async combination => play(combination)));
		const counts = Object.entries(Object.groupBy(told, kind => kind)).map(([kind, same]) => `${same.length} ${kind}`);
		t.diagnostic(`${combinations.length} combinations: ${counts.join(', ')}`);
		// These results must occur, or the combinations test too little.
		for (const kind of ['unknown', 'failed', name === 'revoke' ? 'revoked' : 'changed'] as const) {
			assert.ok(told.includes(kind), kind);
		}
	});
}

test('a live token is not reported as gone when a proxy answers every GET with 404, and nothing is sent', async () => {
	for (const oddName of ['404 with a page', '404 with nothing', '404 as documented, which is a lie']) {
		for (const asked of [revoke, update]) {
			await using service = await startOddService([token], {odd: phase => phase === 'check' ? oddAnswers[oddName] : undefined});
			const {changes} = await change(service, [{token, request: asked}]);
			assert.equal(changes[0]!.result!.kind, 'failed');
			assert.match(changes[0]!.result!.cause!, /could not be checked, nothing was sent: (?:404 from something|the service does not find it by its ID, but lists it as live)/);
			assert.deepEqual(new Set(service.seen), new Set(oddName.includes('lie') ? ['GET', 'LIST'] : ['GET']));
		}
	}
});

test('a token is reported as gone after a documented 404 and a list without the token', async () => {
	await using service = await startOddService([token], {odd: () => undefined});
	await service.api.revokeToken(token.id);
	const {changes} = await change(service, [{token, request: revoke}]);
	assert.equal(changes[0]!.result!.kind, 'already-gone');
	assert.deepEqual(service.seen, ['DELETE', 'GET', 'LIST']);
});

test('a batch of 300 revokes loads the list at most 20 times to verify them', async () => {
	const tokens = makeTokens(300);
	await using service = await startOddService(tokens, {odd: () => undefined});
	const entries: JournalEntry[] = [];
	const run = startChanges({
		api: service.api,
		journal: {
			async append(entry) {
				entries.push(entry);
				return {ok: true};
			},
		},
		changes: tokens.map(each => ({token: each, request: revoke})),
		context,
	});
	const changes = await run.finished;
	assert.ok(changes.every(({result}) => result?.kind === 'revoked' && result.verification === 'gone'));
	const lists = service.seen.filter(method => method === 'LIST').length;
	assert.ok(lists >= 1);
	assert.ok(lists <= 20, `${lists} lists`);
});

test('a dry run, a verification after a run and one at the next start each load the list once, and trust the list', async () => {
	const tokens = makeTokens(6);
	const changes = tokens.map(each => ({token: each, request: revoke}));
	for (const oddName of ['404 as documented, which is a lie', '404 with a page']) {
		await using service = await startOddService(tokens, {odd: phase => phase === 'list' ? undefined : oddAnswers[oddName]});
		const isLie = oddName.includes('lie');
		const checked = await checkChanges({api: service.api, changes});
		assert.ok(checked.changes.every(({result}) => result?.kind === 'failed'));

		const at = new Date(0);
		const again = await verifyAgain({
			api: service.api,
			journal: {append: async () => ({ok: true})},
			context,
			changes: changes.map(each => ({
				...each, stage: 'done', result: {
					kind: 'unknown', cause: 'lost', at, operationId: 'x',
				},
			})),
		});
		assert.ok(again.every(({result}) => result?.kind === 'unknown'));

		const intents = tokens.map((each, index) => ({
			kind: 'intent',
			operationId: `operation-${index}`,
			batchId: 'b',
			action: index % 2 === 0 ? 'revoke' : 'suspend',
			tokenId: each.id,
			description: each.description,
			permissionsBefore: each.permissions,
			createdAt: each.createdAt,
			...context,
			time: '2020-01-01T00:00:00Z',
		} as unknown as Extract<JournalLine, {readonly kind: 'intent'}>));
		const unfinished = await verifyUnfinished({
			api: service.api, journal: {append: async () => ({ok: true})}, unfinished: intents, entries: [],
		});
		// After two answers that contradict each other an outcome is written. Without an answer, none is written.
		assert.ok(unfinished.every(({kind, isWritten}) => kind === 'unknown' && isWritten === isLie));
		assert.equal(service.seen.filter(method => method === 'LIST').length, isLie ? 3 : 0);
	}
});

test('an edit and a rotation do not report a token as gone when the list shows it', async () => {
	for (const oddName of ['404 as documented, which is a lie', '404 with nothing']) {
		await using service = await startOddService([token], {odd: phase => phase === 'list' ? undefined : oddAnswers[oddName]});
		const journal = {append: async () => ({ok: true} as const)};
		const edit = await editToken({
			api: service.api, journal, context, loaded: token, edited: {...token, description: 'x'},
		});
		assert.equal(edit.kind, 'not-checked');
		const rotation = await startRotation({
			api: service.api, journal, context, old: token, successor: {description: 'new'},
		});
		assert.equal(rotation.kind, 'failed');
		assert.ok(service.seen.every(method => method === 'GET' || method === 'LIST'));
	}
});
