import process from 'node:process';

// DECAWM. With it off, a row that is wider than the library believes is cut at the edge; with it on the row wraps, the screen scrolls, and incremental rendering goes on one row off for good.
const wrappingOff = '\u{1B}[?7l';
const wrappingOn = '\u{1B}[?7h';

/**
What this program changes in the terminal besides what Ink does.
*/
export type Session = {
	/**
	Puts the terminal back for another program, while this one is suspended.
	*/
	pause(): void;
	/**
	Takes the terminal again. Does nothing after `leave()`.
	*/
	resume(): void;
	/**
	Puts the terminal back for good. Also done when the process exits; a second call does nothing.
	*/
	leave(): void;
};

/**
Switches line wrapping off until `leave()`. Call it before Ink's `render()`, and `leave()` after Ink has unmounted.
*/
export function enterSession(stdout: NodeJS.WritableStream): Session {
	let hasLeft = false;
	const session: Session = {
		pause() {
			if (!hasLeft) {
				stdout.write(wrappingOn);
			}
		},
		resume() {
			if (!hasLeft) {
				stdout.write(wrappingOff);
			}
		},
		leave() {
			session.pause();
			hasLeft = true;
			process.off('exit', session.leave);
		},
	};
	process.on('exit', session.leave);
	session.resume();
	return session;
}
