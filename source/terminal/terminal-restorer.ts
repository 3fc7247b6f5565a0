import {alternateScreenOff, inputAndCursor, type Session} from './session.js';

export type RawInput = NodeJS.ReadableStream & {setRawMode?(isEnabled: boolean): unknown};

export type TerminalRestorer = {
	readonly restore: () => void;
	/**
	Says how to unmount Ink, once it has rendered.
	*/
	readonly setUnmount: (unmount: () => void) => void;
};

/**
Puts the terminal back once, however often it is asked to: Ink unmounts, raw mode is switched off, and what Ink could not do is done by hand.
*/
export function createTerminalRestorer({stdin, stdout, session}: {
	readonly stdin: RawInput;
	readonly stdout: NodeJS.WritableStream;
	readonly session: Pick<Session, 'leave'>;
}): TerminalRestorer {
	let isRestored = false;
	let unmount: (() => void) | undefined;
	return {
		setUnmount(givenUnmount) {
			unmount = givenUnmount;
		},
		restore() {
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

			// Leaving the alternate screen moves the cursor, so it must not be done a second time after Ink has done it.
			stdout.write(isUnmounted ? inputAndCursor : inputAndCursor + alternateScreenOff);
			session.leave();
		},
	};
}
