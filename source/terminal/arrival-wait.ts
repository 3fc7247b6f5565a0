import {display} from './display.js';

/**
Gives the answer that has to arrive before the program may end; undefined where nothing is on its way. `words`, where there are any, are printed to stderr once the terminal is back.
*/
export type WaitFor = () => {readonly arrival: Promise<unknown>; readonly words: string | undefined} | undefined;

export type ArrivalWait = {
	isRunning(): boolean;
	/**
	Whether the wait has just begun, so that a signal may be the echo of the one that began it.
	*/
	isNew(): boolean;
	/**
	Begins the wait and gives the promise that ends it; undefined where there is nothing to wait for. It calls `putBack` before it prints the words.
	*/
	start(putBack: () => void): Promise<unknown> | undefined;
	stop(): void;
};

// Milliseconds. Ink's signal-exit sends a signal once more to its own process when it counts itself as the only listener: the person did not send that second one.
const echoTime = 300;

/**
Makes the wait for the answer that has to arrive before the program may end. The wait calls `waitFor` when it begins.
*/
export function createArrivalWait(stderr: NodeJS.WritableStream, waitFor: WaitFor | undefined): ArrivalWait {
	let since: number | undefined;
	return {
		isRunning: () => since !== undefined,
		isNew: () => since !== undefined && performance.now() - since <= echoTime,
		start(putBack): Promise<unknown> | undefined {
			const awaited = waitFor?.();
			if (awaited !== undefined) {
				since = performance.now();
				putBack();
				if (awaited.words !== undefined) {
					stderr.write(`${display(awaited.words)}\n`);
				}
			}

			return awaited?.arrival;
		},
		stop() {
			since = undefined;
		},
	};
}
