import type {ChangeProgress} from './change-progress.js';
import {countResults} from './change-summary.js';
import {resultOfWaiting} from './ending.js';
import type {
	ChangeItem,
	ChangeResult,
	ChangeRunState,
	ChangeStage,
	ChangeStop,
	ChangeTarget,
} from './types.js';

/**
The state of a run before its first request: every target waits.
*/
export function initialRunState(targets: readonly ChangeTarget[]): ChangeRunState {
	return {
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
}

/**
The items of a run in which the target at `index` has reached `stage`. The target can differ from the one that was confirmed, see `targetNow`.
*/
export function itemsAtStage({items}: ChangeRunState, index: number, {token, change}: ChangeTarget, stage: ChangeStage): readonly ChangeItem[] {
	return items.with(index, {
		token, change, stage, result: undefined,
	});
}

/**
What changes in the state of a run when the target at `index` has its result.
*/
export function withResult({items, counts, inFlight}: ChangeRunState, index: number, {token, change}: ChangeTarget, result: ChangeResult): Pick<ChangeRunState, 'items' | 'counts' | 'inFlight'> {
	return {
		items: items.with(index, {
			token, change, stage: 'done', result,
		}),
		counts: {...counts, [result.kind]: counts[result.kind] + 1},
		inFlight: inFlight - 1,
	};
}

/**
What changes in the state of a run at its end. After a stop, the targets that still wait get a result too; `progress` has, by their indexes, what has happened to those that had a turn.
*/
export function finishedState({items: before}: ChangeRunState, {stop, progress, at}: {
	readonly stop: ChangeStop | undefined;
	readonly progress: ReadonlyMap<number, ChangeProgress>;
	readonly at: Date;
}): Omit<ChangeRunState, 'inFlight' | 'stoppedFor'> {
	const items = before.map((item, index): ChangeItem => stop === undefined || item.stage === 'done'
		? item
		: {...item, stage: 'done', result: resultOfWaiting(stop, progress.get(index)?.lastProblem, at)});
	return {
		items, counts: countResults(items), isStopping: false, pausedFor: undefined, isFinished: true,
	};
}
