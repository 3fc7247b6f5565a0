import {constants} from 'node:os';
import process from 'node:process';
import {exitCodes} from '../exit-codes.js';
import {guardEnd} from './guard-end.js';
import {display} from './display.js';
import type {Session} from './session.js';

const signals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;

/**
The exit code of a program that a signal ended, as shells report it: 128 and the signal's number.
*/
const signalCode = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

// Milliseconds. Ink's signal-exit sends a signal once more to its own process when it counts itself as the only listener: that is no second wish.
const echoTime = 300;

// Bracketed paste off, cursor shown: what Ink does too, unless it is Ink that fails.
const inputAndCursor = '\u{1B}[?2004l\u{1B}[?25h';
const alternateScreenOff = '\u{1B}[?1049l';

type Options = {
	readonly stdin: NodeJS.ReadableStream & {setRawMode?(isEnabled: boolean): unknown};
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream;
	readonly session: Session;
	/**
	The words about an error of this program's own, as a line or more for the terminal, without any secret.
	*/
	readonly crashText: (error: unknown) => string;
	/**
	Asked on SIGINT: whether it was Ctrl+C that the terminal made a signal of, and is taken as the key instead.
	*/
	readonly takesInterrupt?: () => boolean;
	/**
	Called with the exit code when the terminal is back and before the process exits. It must be done when it returns.
	*/
	readonly onExit?: (code: number) => void;
	/**
	Called when the program ends because nothing is left that it waits for, see `guardEnd`; gives the last words.
	*/
	readonly settle?: () => Promise<string>;
	/**
	What has to arrive before the program may end on a signal or without its terminal; undefined where nothing is on its way. `words` are said on stderr once the terminal is back, where there are any. SIGINT, SIGTERM or SIGQUIT ends the wait.
	*/
	readonly waitFor?: () => {readonly arrival: Promise<unknown>; readonly words: string | undefined} | undefined;
};

export type Exits = {
	/**
	Says how to unmount Ink, once it has rendered: that leaves the alternate screen, shows the cursor, and switches raw mode and bracketed paste off. A second unmount does nothing.
	*/
	setUnmount(unmount: () => void): void;
	/**
	Ends the program on an error of its own: the terminal first, then the error on stderr, exit code 70. For the error that Ink's `waitUntilExit()` rejects with.
	*/
	crash(error: unknown): never;
	/**
	The same wait as on a signal, for a normal end: once the terminal is back.
	*/
	waitForArrival(): Promise<void>;
	/**
	Stops listening, after a normal end.
	*/
	uninstall(): void;
};

/**
Makes every way of ending put the terminal back, in one order: Ink unmounts, line wrapping is switched on, the process exits.

- SIGHUP, SIGINT, SIGQUIT, SIGTERM: exit code 128 and the signal's number.
- The terminal is gone (the input ends or fails, or a write fails with EIO or EPIPE): exit code 129, as for SIGHUP, which does not reach every program of a session.
- An error that nothing caught: see `crash`.
- Nothing is left that the program waits for: exit code 70, after `settle`.

Call it before `render()`, so that a first render that throws is covered.
*/
export function installExits({stdin, stdout, stderr, session, crashText, takesInterrupt, onExit, waitFor, settle = async () => 'influx-tokens ended before its work was done.'}: Options): Exits {
	let isEnding = false;
	let isWaiting = false;
	let waitingSince = 0;
	let isRestored = false;
	let unmount: (() => void) | undefined;

	const restore = (): void => {
		if (isRestored) {
			return;
		}

		isRestored = true;
		let isUnmounted = false;
		try {
			unmount?.();
			isUnmounted = unmount !== undefined;
		} catch {
			// What Ink could not do is done by hand.
		}

		try {
			stdin.setRawMode?.(false);
		} catch {
			// The terminal is gone (EIO).
		}

		// Twice is not once for the alternate screen: leaving it moves the cursor.
		stdout.write(isUnmounted ? inputAndCursor : inputAndCursor + alternateScreenOff);
		session.leave();
	};

	const end = (code: number, lastWords = ''): never => {
		if (!isEnding) {
			isEnding = true;
			restore();
			if (lastWords !== '') {
				stderr.write(lastWords);
			}

			onExit?.(code);
		}

		process.exit(code); // eslint-disable-line unicorn/no-process-exit -- this is where the program exits
	};

	const crash = (error: unknown): never => end(exitCodes.crashed, crashText(error));
	// Gives whether there was anything to wait for, before it waits.
	const startWaiting = (putBack: () => void): Promise<unknown> | undefined => {
		const awaited = isEnding ? undefined : waitFor?.();
		if (awaited !== undefined) {
			isWaiting = true;
			waitingSince = performance.now();
			putBack();
			if (awaited.words !== undefined) {
				stderr.write(`${display(awaited.words)}\n`);
			}
		}

		return awaited?.arrival;
	};

	const endWhenArrived = (code: number): void => {
		const arrival = startWaiting(restore);
		if (arrival === undefined) {
			end(code);
			return;
		}

		void (async () => {
			await arrival;
			end(code);
		})();
	};

	// One hang-up comes as several events: none of them ends the wait.
	const hangUp = (): void => {
		if (!isWaiting) {
			endWhenArrived(signalCode('SIGHUP'));
		}
	};

	const releaseGuard = guardEnd(stderr, async () => end(exitCodes.crashed, `${await settle()}\n`));

	const onSignal = (signal: NodeJS.Signals): void => {
		if (signal === 'SIGINT' && !isWaiting && takesInterrupt?.()) {
			return;
		}

		if (signal === 'SIGHUP') {
			hangUp();
		} else if (!isWaiting) {
			endWhenArrived(signalCode(signal));
		} else if (performance.now() - waitingSince > echoTime) {
			end(signalCode(signal));
		}
	};

	for (const signal of signals) {
		process.on(signal, onSignal);
	}

	// Rejections that nobody caught come here too (Node's default for unhandledRejection).
	process.on('uncaughtException', crash);
	stdout.on('error', hangUp);
	stderr.on('error', hangUp);
	for (const event of ['end', 'close', 'error']) {
		stdin.on(event, hangUp);
	}

	return {
		setUnmount(givenUnmount) {
			unmount = givenUnmount;
		},
		crash,
		async waitForArrival() {
			if (isWaiting || isEnding) {
				// A signal unmounted Ink; it ends the program itself.
				await Promise.withResolvers<never>().promise;
			}

			await startWaiting(() => undefined);
			isWaiting = false;
		},
		uninstall() {
			releaseGuard();
			for (const signal of signals) {
				process.off(signal, onSignal);
			}

			process.off('uncaughtException', crash);
			// The listeners for a terminal that is gone stay: without them a late EIO is a crash.
			for (const event of ['end', 'close']) {
				stdin.off(event, hangUp);
			}
		},
	};
}
