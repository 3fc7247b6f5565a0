import {setTimeout as delay} from 'node:timers/promises';
import type {Terminal} from '@xterm/headless';
import {describeScreen, readRows} from '../../test/helpers/read-screen.js';
import {cpuOf, isRunnable} from './process-figures.js';

/**
No wait takes longer than this, in milliseconds.
*/
export const patience = 120_000;

/**
A program has answered a key when it has neither sent a byte nor used the processor for this long, in milliseconds. Ink draws again at most 33 ms after a frame.
*/
const quietTime = 40;

/**
The most of the processor, in milliseconds, that a process without work uses in that time: the timers of Go's and V8's own threads.
*/
const noWork = 0.5;

/**
What a program in a pseudo-terminal has sent so far.
*/
export type Output = {
	readonly pid: number;
	readonly terminal: Terminal;
	bytes: number;
	/**
	When the last byte arrived, in `performance.now()`.
	*/
	lastByteAt: number;
	isOver: boolean;
};

/**
Waits until the program has neither sent a byte nor worked for a while since `start` (in `performance.now()`). Throws when it ends meanwhile, and after two minutes.
*/
export async function quietSince(output: Output, start: number): Promise<void> {
	let since = start;
	for (;;) {
		since = Math.max(since, output.lastByteAt);
		// The work that led to the last byte may go on a little, and is not new work.
		await reach(since + (quietTime / 2));
		const used = cpuOf(output.pid);
		await reach(since + quietTime);
		if (output.isOver || performance.now() - start > patience) {
			throw new Error(`the program ${output.isOver ? 'has ended' : 'is never quiet'}: ${describeScreen('a quiet screen', readRows(output.terminal))}`);
		}

		const now = cpuOf(output.pid);
		if (isRunnable(output.pid) || (now !== undefined && used !== undefined && now - used >= noWork)) {
			since = performance.now();
		} else if (output.lastByteAt <= since) {
			return;
		}
	}
}

const reach = async (time: number): Promise<void> => delay(Math.max(1, time - performance.now()));
