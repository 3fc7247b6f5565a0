import type {ManagementApi} from '../api/types.js';
import {waitByClock, type Wait} from './back-off.js';
import {Gate} from './gate.js';
import {resultOfWaiting, type ChangeEnding} from './ending.js';
import {changeOne} from './change-one.js';
import {noProgress, type ChangeProgress} from './change-progress.js';
import {createChangeRecord} from './change-record.js';
import {countResults} from './change-summary.js';
import {targetNow} from './refused-mark.js';
import {SharedList} from './shared-list.js';
import type {
	ChangeContext,
	ChangeItem,
	ChangeResult,
	ChangeRun,
	ChangeRunState,
	ChangeStop,
	ChangeTarget,
	FindObstacle,
	OperationJournal,
} from './types.js';

/**
This many in a row that met trouble on the way to the service end a batch.
*/
const mostTroubles = 5;

export type ChangeOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	/**
	Exactly what was confirmed, with the tokens as they were shown. Of targets with the same id the first one counts.
	*/
	readonly targets: readonly ChangeTarget[];
	readonly context: ChangeContext;
	/**
	How many targets are worked on at once. Default 4.
	*/
	readonly concurrency?: number;
	readonly now?: () => Date;
	readonly wait?: Wait;
	readonly findObstacle?: FindObstacle | undefined;
	/**
	Called with the new state after every change, never before `startChanges` has returned.
	*/
	readonly onChange?: (state: ChangeRunState) => void;
};

function withoutRepeats(targets: readonly ChangeTarget[]): readonly ChangeTarget[] {
	const seen = new Set<string>();
	return targets.filter(({token}) => {
		// UUIDs are the same in either case.
		const key = token.id.toLowerCase();
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

/**
Revokes and updates tokens, each one as `changeOne` does, a few at a time and in their order.

A 401 holds everything until `resume()`; a 429 holds for its Retry-After, at most a minute, and lets one at a time through from then on; a 403, a longer Retry-After and five targets in a row that met trouble on the way to the service end the batch: the rest is `not-started`.
*/
export function startChanges(options: ChangeOptions): ChangeRun {
	const {api, journal, context, concurrency = 4, now = () => new Date(), wait = waitByClock, findObstacle, onChange} = options;
	const targets = withoutRepeats(options.targets);
	const record = createChangeRecord(journal, context);
	const finished = Promise.withResolvers<readonly ChangeItem[]>();
	const queue = targets.map((_, index) => index);
	const progress = new Map<number, ChangeProgress>();
	let troubles = 0;
	let state: ChangeRunState = {
		items: targets.map(({token, change}) => ({
			token, change, stage: 'waiting', result: undefined,
		})),
		counts: countResults([]),
		inFlight: 0,
		isStopping: false,
		stoppedFor: undefined,
		pausedFor: undefined,
		isFinished: false,
	};

	const update = (changes: Partial<ChangeRunState>) => {
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
				update({pausedFor, stoppedFor, isStopping: stoppedFor !== undefined});
			}

			pump();
		},
	});

	const list = new SharedList({
		load: async () => (await gate.ask('must-finish', async () => api.listTokens()))!,
		wait,
		onWaiting() {
			pump();
		},
	});

	const withItem = (index: number, {token, change}: ChangeTarget, stage: ChangeItem['stage'], result?: ChangeResult) => state.items.with(index, {
		token, change, stage, result,
	});

	const finish = (stop: ChangeStop | undefined) => {
		const items = state.items.map((item, index): ChangeItem => stop === undefined || item.stage === 'done'
			? item
			: {...item, stage: 'done', result: resultOfWaiting(stop, progress.get(index)?.lastProblem, now())});
		gate.close();
		list.close();
		update({
			items, counts: countResults(items), isStopping: false, pausedFor: undefined, isFinished: true,
		});
		finished.resolve(items);
	};

	const end = (index: number, target: ChangeTarget, ending: ChangeEnding) => {
		const inFlight = state.inFlight - 1;
		if (ending.kind === 'withdrawn') {
			progress.set(index, ending.progress);
			queue.push(index);
			queue.sort((one, other) => one - other);
			update({items: withItem(index, target, 'waiting'), inFlight});
		} else {
			const {result, isTrouble} = ending;
			const counts = {...state.counts, [result.kind]: state.counts[result.kind] + 1};
			update({items: withItem(index, target, 'done', result), counts, inFlight});
			troubles = isTrouble ? troubles + 1 : 0;
			if (troubles >= mostTroubles) {
				gate.stop({kind: 'failures', message: `${troubles} in a row failed, the last because: ${result.cause ?? result.kind}`});
			}
		}

		pump();
	};

	const begin = async (index: number, confirmed: ChangeTarget) => {
		const soFar = progress.get(index) ?? noProgress;
		const target = targetNow(confirmed, soFar);
		state = {...state, inFlight: state.inFlight + 1};
		try {
			const ending = await changeOne(target, soFar, {
				api,
				record,
				gate,
				list,
				now,
				wait,
				findObstacle,
				onStage(stage) {
					update({items: withItem(index, target, stage)});
				},
			});
			end(index, target, ending);
		} catch (error) {
			// A programming error: no more requests, and nobody left waiting for the results.
			gate.stop({kind: 'failures', message: 'the program failed'});
			finished.reject(error);
		}
	};

	// What was sent is looked at once more, although nothing more is sent.
	const lookAtRefused = () => {
		const refused = queue.filter(index => progress.get(index)?.operationId !== undefined);
		for (const index of refused) {
			queue.splice(queue.indexOf(index), 1);
			void begin(index, targets[index]!);
		}
	};

	function pump(): void {
		if (state.isFinished) {
			return;
		}

		// Targets that wait for the list have nothing on the wire.
		while (gate.isClear && state.inFlight - list.waiting < gate.width) {
			const index = queue.shift();
			const target = index === undefined ? undefined : targets[index];
			if (index === undefined || target === undefined) {
				break;
			}

			void begin(index, target);
		}

		if (gate.stoppedFor !== undefined && gate.pausedFor === undefined) {
			lookAtRefused();
		}

		if (list.waiting > 0 && state.inFlight === list.waiting) {
			list.loadNow();
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
