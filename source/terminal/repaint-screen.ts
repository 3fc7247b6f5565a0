// Cursor home, erase all: CUP and ED of ECMA-48.
const eraseScreen = '\u{1B}[H\u{1B}[2J';

export type Output = NodeJS.WritableStream & {emit(event: 'resize'): boolean};

/**
Paints the whole screen anew, also where it shows something else than the last frame. `clear` makes Ink forget the frame, so that the next one is painted whole; the keyboard's modes stay as they are, so no key is lost or echoed meanwhile. With `isErased` false only the frame is erased, for a program that writes line by line.
*/
export function repaintScreen(stdout: Output, clear: () => void, {isErased = true}: {readonly isErased?: boolean} = {}): void {
	if (isErased) {
		stdout.write(eraseScreen);
	}

	clear();
	// Ink renders at this event, whether or not the size is another.
	stdout.emit('resize');
}
