import type {ChangeRunState} from './types.js';

// Milliseconds. A run of four requests at a time changes its state hundreds of times a second.
const pause = 250;

export type PacedStates = {
	/**
	Takes a state of the run.
	*/
	pass(state: ChangeRunState): void;
	/**
	Ends the pacing. A state that waits is not shown any more.
	*/
	end(): void;
};

/**
Shows the states of a run a few times a second, the first one at once and after each pause the latest. A state that a person waits for is shown at once: the end of the run, a stop, and the beginning and the end of a hold.
*/
export function paceStates(show: (state: ChangeRunState) => void): PacedStates {
	let shown: ChangeRunState | undefined;
	let latest: ChangeRunState | undefined;
	let timer: NodeJS.Timeout | undefined;

	const showNow = (state: ChangeRunState): void => {
		clearTimeout(timer);
		latest = undefined;
		shown = state;
		timer = state.isFinished
			? undefined
			: setTimeout(() => {
				timer = undefined;
				if (latest !== undefined) {
					showNow(latest);
				}
			}, pause);
		show(state);
	};

	return {
		pass(state) {
			if (timer === undefined || isUrgent(state, shown)) {
				showNow(state);
			} else {
				latest = state;
			}
		},
		end() {
			clearTimeout(timer);
			timer = undefined;
		},
	};
}

function isUrgent({isFinished, isStopping, pausedFor}: ChangeRunState, shown: ChangeRunState | undefined): boolean {
	return isFinished || isStopping !== shown?.isStopping || pausedFor !== shown.pausedFor;
}
