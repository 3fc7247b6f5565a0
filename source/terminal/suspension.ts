import {once} from 'node:events';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import type {SuspendTerminal} from 'ink';
import type {Session} from './session.js';

/**
How long to wait for the stop to come, in ms. The kernel discards it when no shell with job control is there to continue the program (an orphaned process group); then the program goes on by itself.
*/
const stopTimeout = 100;

type Options = {
	readonly session: Session;
	readonly input: {setRawMode(isEnabled: boolean): unknown};
	/**
	Takes the terminal again, its modes included, and paints the whole screen.
	*/
	readonly redraw: () => void;
	readonly platform?: NodeJS.Platform;
};

/**
The ways in which the program stops and goes on.
*/
export type Suspension = {
	/**
	Ctrl+Z: gives the terminal to the shell, stops the whole process group as the terminal driver would, and paints the screen again after `fg`. `suspendTerminal` is that of Ink's `useApp()`.

	Resolves after the program goes on: with nothing, or with a sentence when the program cannot be stopped here.
	*/
	suspend(suspendTerminal: SuspendTerminal): Promise<string | undefined>;
	/**
	Stops listening to signals.
	*/
	uninstall(): void;
};

/**
Lets the program be stopped by Ctrl+Z and by signals. SIGTSTP of another process gives the terminal back first, as Ctrl+Z does; no program hears SIGSTOP. After either, SIGCONT brings raw mode, the alternate screen and the picture back, because the shell has used the terminal meanwhile.
*/
export function installSuspension({session, input, redraw, platform = process.platform}: Options): Suspension {
	let isStopping = false;

	/**
	Stops the process, or its group with 0, and resolves when it goes on.
	*/
	const stop = async (pid: number): Promise<void> => {
		const timeout = new AbortController();
		isStopping = true;
		// Without a listener the signal stops the process.
		process.off('SIGTSTP', onStop);
		try {
			const continued = once(process, 'SIGCONT', {signal: timeout.signal});
			process.kill(pid, 'SIGTSTP');
			await Promise.race([continued, delay(stopTimeout, undefined, {signal: timeout.signal})]);
		} finally {
			timeout.abort();
			process.on('SIGTSTP', onStop);
			isStopping = false;
		}
	};

	// This comes before anything is written, because here the kernel stops a program again that was continued in the background (SIGTTOU).
	const takeInput = (): void => {
		if (!session.isOver()) {
			input.setRawMode(true);
		}
	};

	const stopByHand = async (): Promise<void> => {
		input.setRawMode(false);
		session.release();
		await stop(process.pid);
		takeInput();
		onContinue();
	};

	const isDeaf = (): boolean => isStopping || session.isOver();

	function onStop(): void {
		if (!isDeaf()) {
			void stopByHand();
		}
	}

	function onContinue(): void {
		if (isDeaf()) {
			return;
		}

		redraw();
		lookAtWindow();
	}

	process.on('SIGTSTP', onStop);
	process.on('SIGCONT', onContinue);
	return {
		async suspend(suspendTerminal) {
			if (platform === 'win32') {
				return 'Windows cannot suspend a program. Open another window instead.';
			}

			await suspendTerminal(async () => {
				session.pause();
				try {
					await stop(0);
				} finally {
					takeInput();
					session.resume();
				}
			});
			lookAtWindow();
			return undefined;
		},
		uninstall() {
			process.off('SIGTSTP', onStop);
			process.off('SIGCONT', onContinue);
		},
	};
}

/**
Lets Node read the window's size again: only the foreground program hears of a new one.
*/
function lookAtWindow(): void {
	process.kill(process.pid, 'SIGWINCH');
}
