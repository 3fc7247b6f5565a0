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
