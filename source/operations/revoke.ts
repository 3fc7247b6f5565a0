import type {DatabaseToken, ManagementApi} from '../api/types.js';
import {waitByClock, type Wait} from './back-off.js';
import {Gate} from './gate.js';
import type {RevokeEnding} from './ending.js';
import {revokeOne} from './revoke-one.js';
import {noProgress, type RevokeProgress} from './revoke-progress.js';
import {createRevokeRecord} from './revoke-record.js';
import {countResults} from './revoke-summary.js';
import type {
	OperationJournal,
	RevokeContext,
	RevokeItem,
	RevokeResult,
	RevokeRun,
	RevokeRunState,
	RevokeStop,
} from './types.js';

/**
This many in a row that met trouble on the way to the service end a batch.
*/
const mostTroubles = 5;

export type RevokeOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	/**
	Exactly the tokens that were confirmed, as they were shown. An id that stands twice is revoked once.
	*/
	readonly targets: readonly DatabaseToken[];
	readonly context: RevokeContext;
	/**
	How many targets are worked on at once. Default 4.
	*/
	readonly concurrency?: number;
	readonly now?: () => Date;
	readonly wait?: Wait;
	/**
	Called with the new state after every change, never before `startRevoke` has returned.
	*/
	readonly onChange?: (state: RevokeRunState) => void;
};

function withoutRepeats(targets: readonly DatabaseToken[]): readonly DatabaseToken[] {
	const seen = new Set<string>();
	return targets.filter(({id}) => {
		// UUIDs are the same in either case.
		const key = id.toLowerCase();
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

function resultOfWaiting(stop: RevokeStop, lastProblem: string | undefined, at: Date): RevokeResult {
	// Something of this one was sent, and was not applied.
	if (lastProblem !== undefined) {
		const cause = `${lastProblem}; stopped before another try`;
		return {kind: 'failed', cause, at};
	}

	const {kind, message} = stop;
	const cause = kind === 'asked' || kind === 'read-only' ? message : `the batch was stopped: ${message}`;
	return {kind: 'not-started', cause, at};
}

/**
Revokes tokens, each one as `revokeOne` does, a few at a time and in their order. The only place of this program from which a DELETE of a token leaves.

A 401 holds everything until `resume()`; a 429 holds for its Retry-After, at most a minute, and lets one at a time through from then on; a 403, a longer Retry-After and five targets in a row that met trouble on the way to the service end the batch: the rest is `not-started`.
*/
export function startRevoke(options: RevokeOptions): RevokeRun {
	const {api, journal, context, concurrency = 4, now = () => new Date(), wait = waitByClock, onChange} = options;
	const targets = withoutRepeats(options.targets);
	const record = createRevokeRecord(journal, context);
	const finished = Promise.withResolvers<readonly RevokeItem[]>();
	const queue = targets.map((_, index) => index);
	const progress = new Map<number, RevokeProgress>();
	let troubles = 0;
	let state: RevokeRunState = {
		items: targets.map(token => ({token, stage: 'waiting', result: undefined})),
		counts: countResults([]),
		inFlight: 0,
		isStopping: false,
		stoppedFor: undefined,
		pausedFor: undefined,
		isFinished: false,
	};

	const change = (changes: Partial<RevokeRunState>) => {
		state = {...state, ...changes};
		onChange?.(state);
	};

	const gate = new Gate({
		width: concurrency,
		now,
		wait,
		onChange() {
			const {pausedFor, stoppedFor} = gate;
			if (!state.isFinished && (pausedFor !== state.pausedFor || stoppedFor !== state.stoppedFor)) {
				change({pausedFor, stoppedFor, isStopping: stoppedFor !== undefined});
			}

			pump();
		},
	});

	const withItem = (index: number, token: DatabaseToken, stage: RevokeItem['stage'], result?: RevokeResult) => state.items.with(index, {token, stage, result});

	const finish = (stop: RevokeStop | undefined) => {
		const items = state.items.map((item, index): RevokeItem => stop === undefined || item.stage === 'done'
			? item
			: {token: item.token, stage: 'done', result: resultOfWaiting(stop, progress.get(index)?.lastProblem, now())});
		gate.close();
		change({
			items, counts: countResults(items), isStopping: false, pausedFor: undefined, isFinished: true,
		});
		finished.resolve(items);
	};

	const end = (index: number, token: DatabaseToken, ending: RevokeEnding) => {
		const inFlight = state.inFlight - 1;
		if (ending.kind === 'withdrawn') {
			progress.set(index, ending.progress);
			queue.push(index);
			queue.sort((one, other) => one - other);
			change({items: withItem(index, token, 'waiting'), inFlight});
		} else {
			const {result, isTrouble} = ending;
			const counts = {...state.counts, [result.kind]: state.counts[result.kind] + 1};
			change({items: withItem(index, token, 'done', result), counts, inFlight});
			troubles = isTrouble ? troubles + 1 : 0;
			if (troubles >= mostTroubles) {
				gate.stop({kind: 'failures', message: `${troubles} in a row failed, the last because: ${result.cause ?? result.kind}`});
			}
		}

		pump();
	};

	const begin = async (index: number, token: DatabaseToken) => {
		state = {...state, inFlight: state.inFlight + 1};
		try {
			const ending = await revokeOne(token, progress.get(index) ?? noProgress, {
				api,
				record,
				gate,
				now,
				wait,
				onStage(stage) {
					change({items: withItem(index, token, stage)});
				},
			});
			end(index, token, ending);
		} catch (error) {
			// A programming error: no more requests, and nobody left waiting for the results.
			gate.stop({kind: 'failures', message: 'the program failed'});
			finished.reject(error);
		}
	};

	function pump(): void {
		if (state.isFinished) {
			return;
		}

		while (gate.isClear && state.inFlight < gate.width) {
			const index = queue.shift();
			const token = index === undefined ? undefined : targets[index];
			if (index === undefined || token === undefined) {
				break;
			}

			void begin(index, token);
		}

		if (state.inFlight === 0 && (queue.length === 0 || gate.stoppedFor !== undefined)) {
			finish(gate.stoppedFor);
		}
	}

	queueMicrotask(() => {
		if (api.isReadOnly) {
			gate.stop({kind: 'read-only', message: 'read-only is on, so nothing was sent'});
		}

		pump();
	});

	return {
		get state() {
			return state;
		},
		stop() {
			gate.stop({kind: 'asked', message: 'stopped before its turn'});
		},
		resume() {
			gate.resume();
		},
		finished: finished.promise,
	};
}
