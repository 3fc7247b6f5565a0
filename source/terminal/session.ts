import process from 'node:process';

// DECAWM. With it off, a row that is wider than the library believes is cut at the edge; with it on the row wraps, the screen scrolls, and incremental rendering goes on one row off for good.
const wrappingOff = '\u{1B}[?7l';
const wrappingOn = '\u{1B}[?7h';

// Ink sends the first one too, which changes nothing on a screen that is the alternate one already. The cursor keeps its column when the screen changes (xterm's manual, mode 1049), and text that was echoed before may have moved it: Ink paints where it is.
const alternateScreenAtHome = '\u{1B}[?1049h\u{1B}[H';

// Reports of the mouse, in every way that terminals know: X10 (9), clicks, drags and moves (1000 to 1003), and their forms (1005, 1006, 1015, 1016). A program that was killed may have left them on, and most forms look like keys.
const mouseOff = '\u{1B}[?9;1000;1001;1002;1003;1005;1006;1015;1016l';

// Bracketed paste off, cursor shown. Ink does the same, unless Ink itself fails or the program is stopped from outside.
export const inputAndCursor = '\u{1B}[?2004l\u{1B}[?25h';
export const alternateScreenOff = '\u{1B}[?1049l';

/*
Undoes what output of another program, or a frame that was cut off, may have left switched on:

- ESC ends a control sequence that was begun, and `ESC \` (ST) a string; a synchronised update (2026) ends.
- `ESC ( B` and `ESC ) B` choose ASCII again, where letters have become lines; `ESC % G` chooses UTF-8.
- Colours and attributes off; insert mode (4) off; bracketed paste on, as Ink has it.
*/
const usualText = '\u{1B}\\\u{1B}[?2026l\u{1B}(B\u{1B})B\u{1B}%G\u{1B}[m\u{1B}[4l\u{1B}[?2004h';

/*
Does the same for the modes of the whole screen. Some of these sequences move the cursor:

- No scroll region.
- Off: application cursor keys (1), reverse video (5), origin mode (6), left and right margins (69). `ESC >`: the keypad sends digits.
- The cursor hidden, as Ink has it.
*/
const usualScreen = '\u{1B}[r\u{1B}[?1;5;6;69l\u{1B}>\u{1B}[?25l';

/**
What this program changes in the terminal besides what Ink does.
*/
export type Session = {
	/**
	Puts the terminal back for another program, while this one is suspended.
	*/
	pause(): void;
	/**
	Puts the terminal back for another program where Ink could not: the alternate screen, bracketed paste and the cursor as well. `mend()` takes it again.
	*/
	release(): void;
	/**
	Takes the terminal again. Does nothing after `leave()`.
	*/
	resume(): void;
	/**
	Takes the terminal again, also from modes that another program or a half-drawn frame has left. Modes that are right already do not change. Does nothing after `leave()`.
	*/
	mend(): void;
	/**
	Puts the terminal back for good. Also done when the process exits; a second call does nothing.
	*/
	leave(): void;
	/**
	Sends a control sequence that moves no cursor, between two frames. Does nothing after `leave()`.
	*/
	send(sequence: string): void;
	/**
	Whether `leave()` was called: the terminal is another program's.
	*/
	isOver(): boolean;
};

/**
Takes the terminal until `leave()`: the alternate screen with the cursor at its first cell, unless the program writes line by line, no line wrapping, and no reports of the mouse. Call it before Ink's `render()`, and `leave()` after Ink has unmounted, which leaves the alternate screen.
*/
export function enterSession(stdout: NodeJS.WritableStream, {isAlternateScreen}: {readonly isAlternateScreen: boolean}): Session {
	let hasLeft = false;
	const taken = (isAlternateScreen ? alternateScreenAtHome : '') + wrappingOff + mouseOff;
	const write = (text: string): void => {
		if (!hasLeft) {
			stdout.write(text);
		}
	};

	const session: Session = {
		pause() {
			write(wrappingOn);
		},
		release() {
			write(inputAndCursor + (isAlternateScreen ? alternateScreenOff : '') + wrappingOn);
		},
		resume() {
			write(taken);
		},
		mend() {
			write(usualText + (isAlternateScreen ? usualScreen : '') + taken);
		},
		leave() {
			session.pause();
			hasLeft = true;
			process.off('exit', session.leave);
		},
		send: write,
		isOver: () => hasLeft,
	};
	process.on('exit', session.leave);
	session.resume();
	return session;
}
