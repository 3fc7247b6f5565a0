import {constants} from 'node:os';
import process from 'node:process';
import {exitCodes} from '../exit-codes.js';
import {createArrivalWait, type WaitFor} from './arrival-wait.js';
import {guardEnd} from './guard-end.js';
import type {Session} from './session.js';
import {createTerminalRestorer, type RawInput} from './terminal-restorer.js';

const signals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;

/**
The exit code of a program that a signal ended, as shells report it: 128 and the signal's number.
*/
const signalCode = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

type Options = {
	readonly stdin: RawInput;
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream;
	readonly session: Pick<Session, 'leave'>;
	/**
	The words about an error of this program's own, as a line or more for the terminal, without any secret.
	*/
	readonly crashText: (error: unknown) => string;
	/**
	Called on SIGINT: whether the terminal made the signal from Ctrl+C, which is then taken as the key instead.
	*/
	readonly takesInterrupt?: () => boolean;
	/**
	Called with the exit code when the terminal is back and before the process exits. It must finish its work before it returns.
	*/
	readonly onExit?: (code: number) => void;
	/**
	Called when the program ends because it waits for nothing any more, see `guardEnd`; gives the last words.
	*/
	readonly settle?: () => Promise<string>;
	/**
	Called before the program ends on a signal or without its terminal. SIGINT, SIGTERM or SIGQUIT ends the wait.
	*/
	readonly waitFor?: WaitFor;
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
- The program waits for nothing any more: exit code 70, after `settle`.

Call it before `render()`, so that a first render that throws is covered.
*/
export function installExits({stdin, stdout, stderr, session, crashText, takesInterrupt, onExit, waitFor, settle = async () => 'influx-tokens ended before its work was done.'}: Options): Exits {
	let isEnding = false;
	const wait = createArrivalWait(stderr, waitFor);
	const terminal = createTerminalRestorer({stdin, stdout, session});

	const end = (code: number, lastWords = ''): never => {
		if (!isEnding) {
			isEnding = true;
			terminal.restore();
			if (lastWords !== '') {
				stderr.write(lastWords);
			}

			onExit?.(code);
		}

		process.exit(code); // eslint-disable-line unicorn/no-process-exit -- this is where the program exits
	};

	const crash = (error: unknown): never => end(exitCodes.crashed, crashText(error));
	const endWhenArrived = (code: number): void => {
		const arrival = isEnding ? undefined : wait.start(terminal.restore);
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
		if (!wait.isRunning()) {
			endWhenArrived(signalCode('SIGHUP'));
		}
	};

	const releaseGuard = guardEnd(stderr, async () => end(exitCodes.crashed, `${await settle()}\n`));

	const onSignal = (signal: NodeJS.Signals): void => {
		if (signal === 'SIGINT' && !wait.isRunning() && takesInterrupt?.()) {
			return;
		}

		if (signal === 'SIGHUP') {
			hangUp();
		} else if (!wait.isRunning()) {
			endWhenArrived(signalCode(signal));
		} else if (!wait.isNew()) {
			end(signalCode(signal));
		}
	};

	const stopListening = listenForEndings({stdin, stdout, stderr}, {onSignal, onCrash: crash, onHangUp: hangUp});
	return {
		setUnmount: terminal.setUnmount,
		crash,
		async waitForArrival() {
			if (wait.isRunning() || isEnding) {
				// A signal unmounted Ink; it ends the program itself.
				await Promise.withResolvers<never>().promise;
			}

			await wait.start(() => undefined);
			wait.stop();
		},
		uninstall() {
			releaseGuard();
			stopListening();
		},
	};
}

/**
Listens for all that ends the program. Gives a function that stops it.
*/
function listenForEndings({stdin, stdout, stderr}: Pick<Options, 'stdin' | 'stdout' | 'stderr'>, {onSignal, onCrash, onHangUp}: {
	readonly onSignal: (signal: NodeJS.Signals) => void;
	readonly onCrash: (error: unknown) => void;
	readonly onHangUp: () => void;
}): () => void {
	for (const signal of signals) {
		process.on(signal, onSignal);
	}

	// Rejections that no code handles come here too (Node's default for unhandledRejection).
	process.on('uncaughtException', onCrash);
	stdout.on('error', onHangUp);
	stderr.on('error', onHangUp);
	for (const event of ['end', 'close', 'error']) {
		stdin.on(event, onHangUp);
	}

	return () => {
		for (const signal of signals) {
			process.off(signal, onSignal);
		}

		process.off('uncaughtException', onCrash);
		// The listeners for a terminal that is gone stay: without them a late EIO is a crash.
		for (const event of ['end', 'close']) {
			stdin.off(event, onHangUp);
		}
	};
}
