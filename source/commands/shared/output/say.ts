import type {ExitCode} from '../../../exit-codes.js';
import {display} from '../../../terminal/display.js';

/**
Prints one line for the person. The text is raw, of any origin.
*/
export type Say = (text: string) => void;

/**
Makes the function that prints lines for people on stderr.
*/
export function sayTo(stderr: NodeJS.WritableStream): Say {
	return text => {
		stderr.write(`${display(text)}\n`);
	};
}

/**
Prints why a command ends, and gives the exit code. The text is raw, of any origin.
*/
export type Fail = (message: string, exitCode: ExitCode) => ExitCode;

/**
Makes the function with which a command ends early.
*/
export function failTo(stderr: NodeJS.WritableStream): Fail {
	const say = sayTo(stderr);
	return (message, exitCode) => {
		say(message);
		return exitCode;
	};
}
