import type {ChangeProgress} from './change-progress.js';
import {countResults} from './summarize-changes.js';
import {resultOfWaiting} from './ending.js';
import type {
	TrackedChange,
	ChangeResult,
	ChangeRunState,
	ChangeStage,
	ChangeStop,
	Change,
} from './types.js';

/**
The state of a run before its first request: every change waits.
*/
export function initialRunState(changes: readonly Change[]): ChangeRunState {
	return {
		changes: changes.map(({token, request}) => ({
			token, request, stage: 'waiting', result: undefined,
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
The changes of a run after the one at `index` has reached `stage`. `change` can differ from the one that was confirmed, see `withoutRefusedMark`.
*/
export function atStage({changes}: ChangeRunState, index: number, {token, request}: Change, stage: ChangeStage): readonly TrackedChange[] {
	return changes.with(index, {
		token, request, stage, result: undefined,
	});
}

/**
The part of the state that is new when the change at `index` has its result.
*/
export function withResult({changes, counts}: ChangeRunState, index: number, {token, request}: Change, result: ChangeResult): Pick<ChangeRunState, 'changes' | 'counts'> {
	return {
		changes: changes.with(index, {
			token, request, stage: 'done', result,
		}),
		counts: {...counts, [result.kind]: counts[result.kind] + 1},
	};
}

/**
The part of the state that is new at the end of a run. After a stop, the changes that still wait get a result too; `progress` holds, by index, what has happened to those that had a turn.
*/
export function finishedState({changes: before}: ChangeRunState, {stop, progress, at}: {
	readonly stop: ChangeStop | undefined;
	readonly progress: ReadonlyMap<number, ChangeProgress>;
	readonly at: Date;
}): Omit<ChangeRunState, 'inFlight' | 'stoppedFor'> {
	const changes = before.map((change, index): TrackedChange => stop === undefined || change.stage === 'done'
		? change
		: {...change, stage: 'done', result: resultOfWaiting(stop, progress.get(index)?.lastProblem, at)});
	return {
		changes, counts: countResults(changes), isStopping: false, pausedFor: undefined, isFinished: true,
	};
}
