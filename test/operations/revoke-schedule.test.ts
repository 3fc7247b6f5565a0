/**
The scheduler under every order of events: a service in memory whose answers and their order fast-check chooses, and a person who stops and resumes at any moment. Only here; every other test speaks to the emulator over sockets.
*/
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {ApiError, type ApiErrorKind} from '../../source/api/errors.js';
import type {Answer, DatabaseToken, ManagementApi} from '../../source/api/types.js';
import type {JournalEntry} from '../../source/journal/entries.js';
import {startRevoke} from '../../source/operations/revoke.js';
import type {RevokeRunState} from '../../source/operations/types.js';

/**
What the service does with one request.
*/
type Reaction = 'fine' | 'lost-before' | 'lost-after' | 'late' | ApiErrorKind;

const reaction: fc.Arbitrary<Reaction> = fc.oneof(
	{weight: 12, arbitrary: fc.constant<Reaction>('fine')},
	{weight: 4, arbitrary: fc.constantFrom<Reaction>('lost-before', 'lost-after', 'late', 'conflict', 'unavailable', 'rate-limited', 'unauthorized')},
	{weight: 1, arbitrary: fc.constantFrom<Reaction>('forbidden', 'refused', 'connection', 'malformed', 'not-found')},
);

const scenario = fc.record({
	count: fc.integer({min: 0, max: 9}),
	concurrency: fc.integer({min: 1, max: 5}),
	reactions: fc.array(reaction, {maxLength: 60}),
	// At the nth request: the person stops, or somebody changes a token.
	stopAt: fc.option(fc.integer({min: 0, max: 40}), {nil: undefined}),
	changeAt: fc.option(fc.integer({min: 0, max: 20}), {nil: undefined}),
	resumes: fc.integer({min: 0, max: 3}),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

class Service {
	#requests = 0;
	#onWire = 0;
	readonly revoked = new Set<string>();
	readonly log: string[] = [];
	readonly effective: string[] = [];
	readonly tokens: Map<string, DatabaseToken>;
	readonly late: string[] = [];
	mostOnWire = 0;

	constructor(tokens: readonly DatabaseToken[], readonly scheduler: fc.Scheduler, readonly reactions: readonly Reaction[], readonly onRequest: (nth: number) => void) {
		this.tokens = new Map(tokens.map(token => [token.id, token]));
	}

	#react<Value>(what: Reaction, method: string, id: string, act: () => Answer<Value>, fail: (kind: ApiErrorKind, isOutcomeUnknown?: boolean) => Answer<Value>): Answer<Value> {
		switch (what) {
			case 'fine': {
				return act();
			}

			case 'lost-before': {
				return fail('connection', true);
			}

			case 'lost-after': {
				act();
				return fail('timeout', true);
			}

			case 'late': {
				if (method === 'DELETE') {
					this.late.push(id);
				}

				return fail('timeout', true);
			}

			case 'not-found': {
				// A GET never lies about that.
				return method === 'GET' ? act() : fail('not-found');
			}

			default: {
				return fail(what);
			}
		}
	}

	async serve<Value>(method: 'GET' | 'DELETE', id: string, act: () => Answer<Value>): Promise<Answer<Value>> {
		const nth = this.#requests++;
		this.log.push(`${method} ${id}`);
		this.mostOnWire = Math.max(this.mostOnWire, ++this.#onWire);
		this.onRequest(nth);
		await this.scheduler.schedule(Promise.resolve(), `${method} arrives`);
		const what = this.reactions[nth] ?? 'fine';
		const fail = (kind: ApiErrorKind, isOutcomeUnknown = false): Answer<Value> => ({ok: false, error: new ApiError(kind, `${kind}. Do something.`, {isOutcomeUnknown: isOutcomeUnknown && method === 'DELETE'})});
		const answer = this.#react(what, method, id, act, fail);
		await this.scheduler.schedule(Promise.resolve(), `${method} answered`);
		this.#onWire--;
		return answer;
	}

	revoke(id: string): boolean {
		if (this.revoked.has(id)) {
			return false;
		}

		this.revoked.add(id);
		this.effective.push(id);
		return true;
	}
}

function makeTokens(count: number): readonly DatabaseToken[] {
	return Array.from({length: count}, (_, index) => ({
		id: `00000000-0000-4000-8000-00000000000${index}`, description: `token ${index}`, permissions: [{action: 'read', resource: '*'}], createdAt: '2025-01-01T00:00:00Z',
	}));
}

async function play(scheduler: fc.Scheduler, {count, concurrency, reactions, stopAt, changeAt, resumes}: Scenario) {
	const targets = makeTokens(count);
	const entries: JournalEntry[] = [];
	const states: RevokeRunState[] = [];
	let deletesAtStop: number | undefined;
	let left = resumes;
	const deletes = () => service.log.filter(line => line.startsWith('DELETE')).length;
	const stop = () => {
		deletesAtStop ??= deletes();
		run.stop();
	};

	const service = new Service(targets, scheduler, reactions, nth => {
		if (nth === stopAt) {
			stop();
		}

		const last = targets.at(-1);
		if (nth === changeAt && last) {
			service.tokens.set(last.id, {...last, permissions: []});
		}
	});
	const unused = async () => {
		throw new Error('the engine only gets and revokes');
	};

	const api: ManagementApi = {
		isReadOnly: false,
		listTokens: unused,
		createToken: unused,
		updateToken: unused,
		listDatabases: unused,
		getToken: async id => service.serve('GET', id, () => service.revoked.has(id)
			? {ok: false, error: new ApiError('not-found', 'Gone.')}
			: {ok: true, value: service.tokens.get(id)!, serverTime: undefined}),
		revokeToken: async id => service.serve('DELETE', id, () => service.revoke(id)
			? {ok: true, value: undefined, serverTime: undefined}
			: {ok: false, error: new ApiError('not-found', 'Gone.')}),
	};
	const run = startRevoke({
		api,
		journal: {
			async append(entry) {
				await scheduler.schedule(Promise.resolve(), `journal ${entry.kind}`);
				entries.push(entry);
				return {ok: true};
			},
		},
		targets,
		context: {
			profile: 'p', host: 'h', accountId: 'a', clusterId: 'c',
		},
		concurrency,
		async wait() {
			await scheduler.schedule(Promise.resolve(), 'wait');
		},
		onChange(state) {
			states.push(state);
			if (state.pausedFor?.kind !== 'unauthorized') {
				return;
			}

			left--;
			if (left < 0) {
				stop();
			} else {
				run.resume();
			}
		},
	});
	const items = await scheduler.waitFor(run.finished);
	return {
		targets, items, entries, states, service, deletes: deletes(), deletesAtStop,
	};
}

test('whatever the order: one truth for each target, one intent for each DELETE, none after a stop', async () => {
	await fc.assert(fc.asyncProperty(fc.scheduler(), scenario, async (scheduler, given) => {
		const {targets, items, entries, states, service, deletes, deletesAtStop} = await play(scheduler, given);
		assert.deepEqual(items.map(({token}) => token), targets);
		// What is late arrives when everybody has gone home.
		const revokedInTime = new Set(service.revoked);
		for (const id of service.late) {
			service.revoke(id);
		}

		for (const {token, result} of items) {
			const {kind, cause} = result!;
			const isRevoked = service.revoked.has(token.id);
			if (kind === 'revoked' || kind === 'already-gone') {
				assert.ok(revokedInTime.has(token.id), `${kind}, but live`);
			} else if (kind !== 'unknown' && kind !== 'accepted') {
				assert.ok(!isRevoked, `${kind} (${cause}), but revoked`);
			}
		}

		assert.equal(new Set(service.effective).size, service.effective.length);
		const intents = entries.flatMap(entry => entry.kind === 'intent' && entry.action === 'revoke' ? [entry] : []);
		const outcomes = entries.flatMap(entry => entry.kind === 'outcome' ? [entry] : []);
		assert.deepEqual(outcomes.map(({operationId}) => operationId).toSorted(), intents.map(({operationId}) => operationId).toSorted());
		const unsent = outcomes.filter(({result}) => result === 'not-started').length;
		assert.ok(intents.length - unsent <= deletes);
		assert.ok(deletes <= intents.length);
		for (const {id} of targets) {
			const own = service.log.filter(line => line.endsWith(id));
			assert.ok(own.every((line, index) => !line.startsWith('DELETE') || own[index - 1]?.startsWith('GET')), 'a DELETE without a GET before it');
		}

		assert.ok(deletesAtStop === undefined || deletes === deletesAtStop, 'a DELETE after the stop');
		assert.ok(service.mostOnWire <= given.concurrency);
		assertStates(states, given.concurrency);
	}), {numRuns: 300});
});

function assertStates(states: readonly RevokeRunState[], concurrency: number): void {
	for (const {items, inFlight, counts} of states) {
		const underway = items.filter(({stage}) => stage !== 'waiting' && stage !== 'done').length;
		assert.equal(underway, inFlight);
		assert.ok(inFlight <= concurrency);
		const done = items.filter(({stage}) => stage === 'done').length;
		assert.equal(Object.values(counts).reduce((sum, count) => sum + count, 0), done);
	}

	assert.equal(new Set(states).size, states.length);
	assert.deepEqual(states.map(({isFinished}) => isFinished), states.map((_, index) => index === states.length - 1));
}
