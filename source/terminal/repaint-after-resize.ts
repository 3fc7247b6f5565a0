import process from 'node:process';
import type {Session} from './session.js';
import {repaintScreen, type Output} from './repaint-screen.js';

/**
How long the window's size has to stay the same until the screen is painted anew, in ms. A window that is dragged changes many times a second.
*/
const quietTime = 80;

/**
Paints the whole screen anew after the window's size has changed. A terminal that shrinks and grows moves or drops rows, and two changes that come together are one for the program, or none: what it has painted is then not where it thinks. Ink itself erases only where the width became less.

`clear` makes Ink forget the frame, so that the next one is painted whole. Gives a function that ends this. Sends nothing while the window does not change, and nothing once the session is over: the program may still wait for the answer to a create then, on the shell's screen.
*/
export function repaintAfterResize(stdout: Output, clear: () => void, session: Pick<Session, 'isOver'>): () => void {
	let timer: NodeJS.Timeout | undefined;
	const onChange = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			if (!session.isOver()) {
				repaintScreen(stdout, clear);
			}
		}, quietTime);
		timer.unref();
	};

	process.on('SIGWINCH', onChange);
	return () => {
		clearTimeout(timer);
		process.off('SIGWINCH', onChange);
	};
}
