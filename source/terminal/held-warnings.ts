import process from 'node:process';

/**
How many different warnings are kept: one that is repeated for ever must not fill the memory.
*/
const mostKept = 50;

export type HeldWarnings = {
	/**
	The warnings since the last call, a line each, raw text: `Node warned: DeprecationWarning: …`.
	*/
	release(): readonly string[];
};

/**
Keeps Node's warnings (`process.emitWarning`, of Node itself and of libraries) from this call on, because Node would write them into the screen that Ink paints. Print them once the screen is gone.

Where Node was started so that it warns nowhere, or into a file, that stays as it is.
*/
export function holdWarnings(environment: Readonly<Record<string, string | undefined>>): HeldWarnings {
	const kept = new Map<string, number>();
	// Node has one listener of its own, unless NODE_NO_WARNINGS or --no-warnings is given.
	const isSilent = process.listenerCount('warning') === 0;
	const options = [...process.execArgv, environment.NODE_OPTIONS ?? ''].join(' ');
	const isRedirected = Boolean(environment.NODE_REDIRECT_WARNINGS) || options.includes('--redirect-warnings');
	if (!isSilent && !isRedirected) {
		process.removeAllListeners('warning');
		process.on('warning', ({name, message}) => {
			const line = `Node warned: ${name}: ${message}`;
			if (kept.has(line) || kept.size < mostKept) {
				kept.set(line, (kept.get(line) ?? 0) + 1);
			}
		});
	}

	return {
		release() {
			const lines = [...kept].map(([line, count]) => count === 1 ? line : `${line} (${count} times)`);
			kept.clear();
			return lines;
		},
	};
}
