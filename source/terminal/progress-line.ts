import {cut} from './cut.js';

/**
One line at the bottom of a terminal that is written over until it is cleared. Nothing else may be written meanwhile.
*/
export type ProgressLine = {
	/**
	The text has gone through `display()`. The same text again sends nothing.
	*/
	show(text: string): void;
	/**
	Leaves the line empty, with the cursor at its start. Does nothing where nothing was shown.
	*/
	clear(): void;
};

const eraseToEnd = '\u{1B}[K';

type Stream = NodeJS.WritableStream & {readonly isTTY?: boolean; readonly columns?: number};

/**
The progress line of a stream. Undefined for a stream that is not a terminal, and for a terminal that cannot erase (TERM is dumb).
*/
export function createProgressLine(stream: Stream, environment: Readonly<Record<string, string | undefined>>): ProgressLine | undefined {
	if (!stream.isTTY || environment.TERM === 'dumb') {
		return undefined;
	}

	let shown: string | undefined;
	return {
		show(text) {
			if (text === shown) {
				return;
			}

			shown = text;
			// One cell less, or the cursor would wrap.
			stream.write(`\r${cut(text, (stream.columns || 80) - 1)}${eraseToEnd}`); // eslint-disable-line @typescript-eslint/prefer-nullish-coalescing -- 0 where the terminal does not tell
		},
		clear() {
			if (shown === undefined) {
				return;
			}

			shown = undefined;
			stream.write(`\r${eraseToEnd}`);
		},
	};
}
