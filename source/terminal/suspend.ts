import {once} from 'node:events';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import type {SuspendTerminal} from 'ink';
import type {Session} from './session.js';

/**
How long to wait for the stop to come, in ms. The kernel discards it when no shell with job control is there to continue the program (an orphaned process group); then the program goes on by itself.
*/
const stopTimeout = 100;

/**
Ctrl+Z: gives the terminal to the shell, stops the whole process group as the terminal driver would, and paints the screen again after `fg`. `suspendTerminal` is that of Ink's `useApp()`.

Resolves after the program goes on: with nothing, or with a sentence when the program cannot be stopped here.
*/
export async function suspendProgram(suspendTerminal: SuspendTerminal, session: Session, platform: NodeJS.Platform = process.platform): Promise<string | undefined> {
	if (platform === 'win32') {
		return 'Windows cannot suspend a program. Open another window instead.';
	}

	await suspendTerminal(async () => {
		session.pause();
		const timeout = new AbortController();
		try {
			const continued = once(process, 'SIGCONT', {signal: timeout.signal});
			process.kill(0, 'SIGTSTP');
			await Promise.race([continued, delay(stopTimeout, undefined, {signal: timeout.signal})]);
		} finally {
			timeout.abort();
			session.resume();
		}
	});
	// Only the foreground program hears of a new window size. Node looks again on this signal.
	process.kill(process.pid, 'SIGWINCH');
	return undefined;
}
