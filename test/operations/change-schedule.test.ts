/**
Runs of changes with any order of events: fast-check chooses the answers of a service in memory and their order, and when the person stops and resumes. Only this test uses a service in memory, so that fast-check can choose the order.
*/
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {DatabaseToken} from '../../source/api/types.js';
import type {JournalEntry} from '../../source/journal/journal-entry.js';
import {startChanges} from '../../source/operations/start-changes.js';
import {lastOutcomes} from '../../source/operations/last-outcomes.js';
import type {ChangeRunState, Change} from '../../source/operations/types.js';
import {ScheduledService, type Reaction} from '../helpers/operations/scheduled-service.js';

const reaction: fc.Arbitrary<Reaction> = fc.oneof(
	{weight: 12, arbitrary: fc.constant<Reaction>('fine')},
	{weight: 4, arbitrary: fc.constantFrom<Reaction>('lost-before', 'lost-after', 'late', 'conflict', 'unavailable', 'rate-limited', 'unauthorized')},
	{weight: 1, arbitrary: fc.constantFrom<Reaction>('forbidden', 'refused', 'connection', 'malformed', 'not-found')},
);

const scenario = fc.record({
	// True for each change that is a suspend, false for each that is a revoke.
	suspends: fc.array(fc.boolean(), {maxLength: 9}),
	concurrency: fc.integer({min: 1, max: 5}),
	// Without a size, fast-check would make only short lists.
	reactions: fc.array(reaction, {maxLength: 60, size: 'max'}),
	// The number of the request at which the person stops, and of the one at which another program changes a token.
	stopAt: fc.option(fc.integer({min: 0, max: 40}), {nil: undefined}),
	changeAt: fc.option(fc.integer({min: 0, max: 20}), {nil: undefined}),
	resumes: fc.integer({min: 0, max: 3}),
	listLength: fc.constant<number | undefined>(undefined),
});

// Enough changes that lists are loaded in place of GETs.
const longScenario = scenario.chain(given => fc.record({
	suspends: fc.array(fc.boolean(), {minLength: 20, maxLength: 24}),
	reactions: fc.array(reaction, {maxLength: 100, size: 'max'}),
}).map(long => ({...given, ...long, listLength: 30})));

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

function makeChanges(suspends: readonly boolean[]): readonly Change[] {
	return suspends.map((isSuspend, index) => {
		const description = `token ${index}`;
		return {
			token: {
				id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, description, permissions: [{action: 'read', resource: '*'}], createdAt: '2025-01-01T00:00:00Z',
			},
			request: isSuspend ? {kind: 'update', action: 'suspend', fields: {description: `${description} [suspended 2026-11-24]`, permissions: []}} : {kind: 'revoke'},
		};
	});
}

function isChange(line: string): boolean {
	return line.startsWith('DELETE') || line.startsWith('PATCH');
}

// A token that no run changes.
const bystander: DatabaseToken = {
	id: '00000000-0000-4000-8000-00000000ffff', description: 'bystander', permissions: [], createdAt: '2025-01-01T00:00:00Z',
};

/**
Asserts that each request of a token was sent after a look that showed it as confirmed: the first DELETE after a list or a GET, every other request directly after a GET. GETs before that list may have had no answer, as after a 401 that paused the run.
*/
function assertSeenBefore(own: readonly string[], id: string): void {
	const gets = own.filter(line => !line.startsWith('LIST'));
	for (const [index, line] of gets.entries()) {
		if (!isChange(line) || gets[index - 1] === `GET ${id} as-confirmed`) {
			continue;
		}

		assert.equal(line, `DELETE ${id}`, own.join('\n'));
		assert.ok(gets.slice(0, index).every(before => before === `GET ${id} unanswered`), own.join('\n'));
		assert.ok(own.slice(0, own.indexOf(line)).includes(`LIST ${id} as-confirmed`), own.join('\n'));
	}
}

async function play(scheduler: fc.Scheduler, {suspends, concurrency, reactions, stopAt, changeAt, resumes, listLength}: Scenario) {
	const wanted = makeChanges(suspends);
	const entries: JournalEntry[] = [];
	const states: ChangeRunState[] = [];
	let sentAtStop: number | undefined;
	let left = resumes;
	const sent = () => service.log.filter(line => isChange(line)).length;
	const stop = () => {
		sentAtStop ??= sent();
		run.stop();
	};

	const service = new ScheduledService([...wanted.map(({token}) => token), bystander], scheduler, reactions, nth => {
		if (nth === stopAt) {
			stop();
		}

		const last = wanted.at(-1)?.token;
		if (nth === changeAt && last) {
			service.tokens.set(last.id, {...last, permissions: []});
		}
	});
	const run = startChanges({
		api: service.api(),
		journal: {
			async append(entry) {
				await scheduler.schedule(Promise.resolve(), `journal ${entry.kind}`);
				entries.push(entry);
				return {ok: true};
			},
		},
		changes: wanted,
		context: {
			profile: 'p', host: 'h', accountId: 'a', clusterId: 'c',
		},
		concurrency,
		listLength,
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
	const tracked = await scheduler.waitFor(run.finished);
	return {
		changes: wanted, tracked, entries, states, service, sent: sent(), sentAtStop,
	};
}

for (const [name, scenarios, numberRuns] of [['GETs', scenario, 400], ['lists', longScenario, 150]] as const) {
	test(`with any order of events, each change has one true result, each request has an intent, and no request is sent after a stop (${name})`, async () => {
		await fc.assert(fc.asyncProperty(fc.scheduler(), scenarios, async (scheduler, given) => {
			const {changes, tracked, entries, states, service, sent, sentAtStop} = await play(scheduler, given);
			assert.deepEqual(tracked.map(({token, request}) => ({token, request})), changes);
			// The late requests arrive after the end of the run.
			const inTime = new Set([...service.revoked, ...service.patched]);
			for (const arrive of service.late) {
				arrive();
			}

			const applied = new Set([...service.revoked, ...service.patched]);
			for (const {token, request, result} of tracked) {
				const {kind, cause} = result!;
				assert.notStrictEqual(kind, (request.kind === 'revoke' ? 'changed' : 'revoked'));
				if (['revoked', 'already-gone', 'changed'].includes(kind)) {
					assert.ok(inTime.has(token.id), `${kind}, but not applied`);
				} else if (kind !== 'unknown' && kind !== 'accepted') {
					assert.ok(!applied.has(token.id), `${kind} (${cause}), but applied`);
				}
			}

			assert.equal(new Set(service.effective).size, service.effective.length);
			const intents = entries.filter(entry => entry.kind === 'intent');
			const outcomes = lastOutcomes(entries);
			assert.deepEqual(outcomes.keys().toArray().toSorted(), intents.map(({operationId}) => operationId).toSorted());
			const unsent = outcomes.values().filter(({result}) => result === 'not-started').toArray().length;
			// When a second request is not sent although its intent was written, its outcome is that of the first request, which is still in doubt.
			const repeated = intents.length - new Set(intents.map(intent => 'tokenId' in intent ? intent.tokenId : '')).size;
			assert.ok(intents.length - unsent <= sent + repeated);
			assert.ok(sent <= intents.length);
			for (const {token: {id}} of changes) {
				const own = service.log.filter(line => line.includes(id));
				assertSeenBefore(own, id);
			}

			assert.ok(sentAtStop === undefined || sent === sentAtStop, 'a request was sent after the stop');
			assert.ok(service.mostChanging <= given.concurrency);
			assert.ok(service.mostReading <= (given.concurrency === 1 ? 1 : 2 * given.concurrency));
			assert.ok(given.concurrency > 1 || service.mostOnWire <= 1);
			assertStates(states);
		}), {numRuns: numberRuns});
	});
}

function assertStates(states: readonly ChangeRunState[]): void {
	for (const {changes, inFlight, counts} of states) {
		const underway = changes.filter(({stage}) => stage !== 'waiting' && stage !== 'done');
		// Changes that wait for the list are not in flight.
		assert.ok(underway.length >= inFlight);
		const done = changes.filter(({stage}) => stage === 'done').length;
		assert.equal(Object.values(counts).reduce((sum, count) => sum + count, 0), done);
	}

	assert.equal(new Set(states).size, states.length);
	assert.deepEqual(states.map(({isFinished}) => isFinished), states.map((_, index) => index === states.length - 1));
}
