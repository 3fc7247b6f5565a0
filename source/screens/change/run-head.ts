import {wrapWords} from '../../components/wrap-words.js';
import {runWords} from '../../operations/change-words.js';
import {summarizeChanges} from '../../operations/summarize-changes.js';
import {toVerify} from '../../operations/to-verify.js';
import type {ChangeRunState, TrackedChange} from '../../operations/types.js';
import type {ChangeProgress} from '../../session/change/use-change-run.js';
import {durationInWords} from '../../tokens/time/parse-time.js';

type Started = Extract<ChangeProgress, {readonly state: ChangeRunState}>;

type Context = {
	/**
	Cells.
	*/
	readonly width: number;
	readonly show: (text: string) => string;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
	/**
	Has gone through `show`.
	*/
	readonly clusterName: string;
	/**
	Whether the seconds until a run goes on are counted down. A screen reader would read out each of them.
	*/
	readonly counts: boolean;
};

export type RunHead = {
	readonly title: readonly string[];
	readonly done: number;
	readonly total: number;
	/**
	What stands beside the bar, the most important first: how much is done, and how long the rest will take.
	*/
	readonly counts: readonly string[];
	/**
	Why the run is paused or was stopped; one empty line where it is neither.
	*/
	readonly state: readonly string[];
};

/**
What stands above the lines of a run. A change that was not started does not count as done.
*/
export function runHead({batch, state, startedAt}: Started, changes: readonly TrackedChange[], context: Context): RunHead {
	const {width, show, now, clusterName} = context;
	const total = changes.length;
	const done = changes.filter(({stage, result}) => stage === 'done' && result?.kind !== 'not-started').length;
	const sent = toVerify(state);
	const isPaused = state.pausedFor !== undefined && !state.isFinished;
	const words = stateWords(state, context);
	return {
		title: wrapWords(state.isFinished ? show(summarizeChanges(changes)) : `${runWords(batch.action, total)} of ${clusterName}`, width),
		done,
		total,
		counts: [
			`${done} of ${total}`,
			sent > 0 ? `${sent} to verify` : '',
			state.isStopping && !state.isFinished ? 'stopping' : '',
			state.isFinished || state.isStopping || isPaused ? '' : timeLeft({done: done + sent, total, elapsed: now - startedAt}),
			state.inFlight > 0 ? `${state.inFlight} in flight` : '',
		].filter(part => part !== ''),
		state: words === '' ? [''] : wrapWords(words, width),
	};
}

/**
`about 4 s left`, by the time that the changes done or sent so far have taken. Empty before the first one is, and after the last. `elapsed` is in milliseconds.
*/
function timeLeft({done, total, elapsed}: {readonly done: number; readonly total: number; readonly elapsed: number}): string {
	return done === 0 || done === total ? '' : `about ${durationInWords(Math.max(1000, elapsed / done * (total - done)))} left`;
}

function stateWords({pausedFor, stoppedFor, isFinished}: ChangeRunState, {show, now, counts}: Context): string {
	if (pausedFor && !isFinished) {
		if (pausedFor.kind === 'unauthorized') {
			return pausedFor.endsAt === undefined
				? 'Paused: 401, the management token is refused. T enters another and goes on.'
				: `Paused: ${show(pausedFor.message)} T enters another and goes on; Enter goes on with this one.`;
		}

		return counts
			? `Going on in ${Math.max(0, Math.ceil((pausedFor.until - now) / 1000))} s: ${show(pausedFor.message)}`
			: `Paused: ${show(pausedFor.message)}`;
	}

	return stoppedFor && stoppedFor.kind !== 'asked'
		? `Stopped: ${show(stoppedFor.message)}${stoppedFor.kind === 'forbidden' ? '; read-only from here on' : ''}`
		: '';
}
