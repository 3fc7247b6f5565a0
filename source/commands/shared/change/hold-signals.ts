import {constants} from 'node:os';
import process from 'node:process';

export type HeldSignals = {
	readonly isInterrupted: boolean;
	/**
	To be called when the work is done.
	*/
	release(): void;
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
Lets the first SIGINT, SIGTERM or SIGHUP ask the work to stop, so that what is on the wire is finished and written down; a second one ends the program at once, with 128 and the signal's number.

The program ends by `process.exit`, so that what listens to Node's `exit` event still has its turn: a created secret is kept there.
*/
export function holdSignals(stop: () => void): HeldSignals {
	let isInterrupted = false;

	function interrupt(signal: NodeJS.Signals): void {
		if (isInterrupted) {
			process.exit(128 + constants.signals[signal]); // eslint-disable-line unicorn/no-process-exit -- a person asked twice
		}

		isInterrupted = true;
		stop();
	}

	for (const signal of signals) {
		process.on(signal, interrupt);
	}

	return {
		get isInterrupted() {
			return isInterrupted;
		},
		release() {
			for (const signal of signals) {
				process.off(signal, interrupt);
			}
		},
	};
}
