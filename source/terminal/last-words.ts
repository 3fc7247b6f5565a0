import type {HeldWarnings} from './held-warnings.js';

/**
What the program says once the screen is gone. Lines are raw.
*/
export type LastWords = {
	add(line: string | undefined): void;
	/**
	Prints each line once: what was added to stdout, the warnings to stderr.
	*/
	print(): void;
	/**
	Says lines on stderr at once.
	*/
	say(lines: readonly string[]): void;
};

type Options = {
	/**
	Makes outside text harmless for this terminal.
	*/
	readonly show: (text: string) => string;
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream;
	readonly warnings: HeldWarnings;
	/**
	Whether the last frame stays on the terminal, as it does for a screen reader: its last line has no end.
	*/
	readonly doesFrameStay: boolean;
};

/**
Collects the lines that are printed when the screen is gone.
*/
export function createLastWords({show, stdout, stderr, warnings, doesFrameStay}: Options): LastWords {
	const lines: string[] = [];
	let isFrameOpen = doesFrameStay;
	const writeLines = (stream: NodeJS.WritableStream, texts: readonly string[]) => {
		for (const text of texts) {
			stream.write(`${show(text)}\n`);
		}
	};

	return {
		add(line) {
			if (line !== undefined) {
				lines.push(line);
			}
		},
		print() {
			if (isFrameOpen) {
				stdout.write('\n');
				isFrameOpen = false;
			}

			writeLines(stdout, lines.splice(0));
			writeLines(stderr, warnings.release());
		},
		say(texts) {
			writeLines(stderr, texts);
		},
	};
}
