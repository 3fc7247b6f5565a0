import type {Result} from '../result.js';
import type {ChangeResultKind, ChangeRun, ChangeRunState} from './types.js';

type Options = {
	readonly run: () => Pick<ChangeRun, 'resume'>;
	/**
	Gets another management token without asking a person. Undefined where there is no way to.
	*/
	readonly renew: (() => Promise<Result<undefined>>) | undefined;
	/**
	Called when the run is paused and only a person can go on, with the reason: sentences, raw.
	*/
	readonly onGivenUp: (reason: string) => void;
};

/**
Gives a function that takes each state of a run: where the run is paused because its management token was refused or ends soon, the function gets another token and lets the run go on.

It gives up where there is no way to get one, where that fails, and where no change has got a result since the last time, because then the new token helped as little as the old one.
*/
export function resumeByRenewal({run, renew, onGivenUp}: Options): (state: ChangeRunState) => void {
	let handled: ChangeRunState['pausedFor'];
	let doneBefore = -1;
	return ({pausedFor, counts}) => {
		if (pausedFor?.kind !== 'unauthorized' || pausedFor === handled) {
			return;
		}

		handled = pausedFor;
		const {message} = pausedFor;
		const done = doneOf(counts);
		if (renew === undefined || done === doneBefore) {
			onGivenUp(message);
			return;
		}

		doneBefore = done;
		void (async () => {
			const renewed = await renew();
			if (renewed.ok) {
				run().resume();
			} else {
				onGivenUp(`${message} ${renewed.message}`);
			}
		})();
	};
}

function doneOf(counts: Readonly<Record<ChangeResultKind, number>>): number {
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
