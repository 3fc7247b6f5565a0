import process from 'node:process';

export type HeldSignals = {
	readonly isInterrupted: boolean;
	/**
	To be called when the work is done.
	*/
	release(): void;
};

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
Lets the first SIGINT or SIGTERM ask the work to stop, so that what is on the wire is finished and written down; a second one ends the program at once.
*/
export function holdSignals(stop: () => void): HeldSignals {
	let isInterrupted = false;
	const release = () => {
		for (const signal of signals) {
			process.off(signal, interrupt);
		}
	};

	function interrupt(): void {
		isInterrupted = true;
		// From here on a signal does what it does to any program.
		release();
		stop();
	}

	for (const signal of signals) {
		process.on(signal, interrupt);
	}

	return {
		get isInterrupted() {
			return isInterrupted;
		},
		release,
	};
}
