import {display} from './display.js';

/**
What has to arrive before the program may end; undefined where nothing is on its way. `words` are said on stderr once the terminal is back, where there are any.
*/
export type WaitFor = () => {readonly arrival: Promise<unknown>; readonly words: string | undefined} | undefined;

export type ArrivalWait = {
	isRunning(): boolean;
	/**
	Whether it has just begun, so that a signal may be the echo of the one that began it.
	*/
	isNew(): boolean;
	/**
	Begins the wait and gives what ends it; undefined where there is nothing to wait for. `putBack` is called before the words are said.
	*/
	start(putBack: () => void): Promise<unknown> | undefined;
	stop(): void;
};

// Milliseconds. Ink's signal-exit sends a signal once more to its own process when it counts itself as the only listener: the person did not send that second one.
const echoTime = 300;

/**
The wait for what has to arrive before the program may end. `waitFor` is called when the wait begins.
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
