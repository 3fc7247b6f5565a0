import {constants} from 'node:os';
import process from 'node:process';

export type HeldSignals = {
	readonly isInterrupted: boolean;
	/**
	Call it when the work is done.
	*/
	release(): void;
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
Makes the first SIGINT, SIGTERM or SIGHUP ask the work to stop, so that requests that are in flight are finished and written into the journal. A second signal ends the program at once, with exit code 128 and the signal's number.

The program ends by `process.exit`, so that the listeners of Node's `exit` event still run: one of them keeps a created secret.
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
