import {openSync} from 'node:fs';
import {ReadStream} from 'node:tty';
import type {TerminalInput} from './paced-input.js';

/**
The keyboard of the terminal that the program was started from, where standard input is something else: `/dev/tty`. Undefined where there is none, as in a cron job, or on Windows.
*/
export function openTerminalInput(): TerminalInput | undefined {
	try {
		return new ReadStream(openSync('/dev/tty', 'r'));
	} catch {
		return undefined;
	}
}
