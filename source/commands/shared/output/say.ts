import type {ExitCode} from '../../../exit-codes.js';
import {display} from '../../../terminal/display.js';

/**
Says one line to the person, raw text of any origin.
*/
export type Say = (text: string) => void;

/**
What is for people goes to stderr, line by line.
*/
export function sayTo(stderr: NodeJS.WritableStream): Say {
	return text => {
		stderr.write(`${display(text)}\n`);
	};
}

/**
Says why a command ends, raw text of any origin, and gives the exit code.
*/
export type Fail = (message: string, exitCode: ExitCode) => ExitCode;

/**
Makes the function with which a command ends early, for this stderr.
*/
export function failTo(stderr: NodeJS.WritableStream): Fail {
	const say = sayTo(stderr);
	return (message, exitCode) => {
		say(message);
		return exitCode;
	};
}
