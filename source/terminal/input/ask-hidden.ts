import process from 'node:process';
import {defaultEscapeDelay, KeyReader} from './key-reader.js';
import {escape, isPaste, pastedText} from './split-keys.js';

type Input = NodeJS.ReadableStream & {
	readonly isTTY?: boolean;
	setRawMode?(isEnabled: boolean): unknown;
	unref?(): unknown;
};

type Output = NodeJS.WritableStream & {readonly isTTY?: boolean};

const enter = new Set(['\r', '\n']);
const erase = new Set(['\u{8}', '\u{7F}']);
const cancel = new Set(['\u{3}', '\u{4}', escape]); // Ctrl+C, Ctrl+D, Esc
const eraseLine = '\u{15}'; // Ctrl+U

/**
How long the line may be, in UTF-16 units: far more than any token has.
*/
const longestLine = 10_000;

/**
What a key types: nothing where it is an arrow, or another key that begins with ESC.
*/
function charactersOf(key: string): readonly string[] {
	if (isPaste(key)) {
		return [...pastedText(key)];
	}

	return key.startsWith(escape) && key !== escape ? [] : [...key];
}

/**
Whether a person at a terminal can be asked.
*/
export function canAsk({stdin, stderr}: {readonly stdin: Input; readonly stderr: Output}): boolean {
	return stdin.isTTY === true && stderr.isTTY === true && stdin.setRawMode !== undefined;
}

/**
Asks for a line that is not echoed, not even as dots. The question goes to `stderr`, because stdout is for data. Undefined when the person cancels (Ctrl+C, Ctrl+D, Esc), when the line is longer than 10,000 characters, which it says on `stderr`, or when the terminal is gone.

The terminal's mode is put back before it resolves.
*/
export async function askHidden(question: string, {stdin, stderr}: {readonly stdin: Input; readonly stderr: Output}): Promise<string | undefined> {
	const {promise, resolve} = Promise.withResolvers<string | undefined>();
	let typed = '';
	let isTooLong = false;
	const end = () => {
		resolve(undefined);
	};

	const reader = new KeyReader(({keys}) => {
		for (const character of keys.flatMap(key => charactersOf(key))) {
			if (enter.has(character)) {
				if (isTooLong) {
					stderr.write(`\nThe line is longer than ${longestLine.toLocaleString('en-US')} characters and was not taken.`);
				}

				resolve(isTooLong ? undefined : typed);
				return;
			}

			if (cancel.has(character)) {
				resolve(undefined);
				return;
			}

			if (erase.has(character)) {
				typed = [...typed].slice(0, -1).join('');
			} else {
				typed = character === eraseLine ? '' : typed + character;
			}

			// Reads a line that is too long to its end, because the shell would get the rest otherwise.
			isTooLong ||= typed.length > longestLine;
			typed = isTooLong ? '' : typed;
		}
	}, defaultEscapeDelay);
	const receive = (chunk: Uint8Array | string) => {
		reader.receive(chunk);
	};

	const renewRawMode = () => {
		// Node does nothing where it takes raw mode to be on already.
		stdin.setRawMode?.(false);
		stdin.setRawMode?.(true);
	};

	// While the program was stopped, a shell may have switched echo on.
	process.on('SIGCONT', renewRawMode);
	// Before the question, because a key that is typed at once must not be echoed.
	stdin.setRawMode?.(true);
	stderr.write(question);
	stdin.on('data', receive).on('end', end).on('error', end);
	try {
		return await promise;
	} finally {
		process.off('SIGCONT', renewRawMode);
		stdin.off('data', receive).off('end', end).off('error', end);
		stdin.pause();
		stdin.setRawMode?.(false);
		stdin.unref?.();
		stderr.write('\n');
	}
}
