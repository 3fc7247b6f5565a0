import {type Launched} from '../helpers/launch.js';

/* eslint-disable no-control-regex, regexp/no-control-character -- the grammar of ECMA-48: CSI; OSC, DCS, SOS, PM and APC as strings closed by BEL or ST; every other escape sequence */
const sequence = /\u{1B}\[[0-?]*[ -/]*[@-~]|\u{1B}[P\]X^_][^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\)|\u{1B}[ -/]*[0-~]/gu;
/* eslint-enable no-control-regex, regexp/no-control-character */

/**
Keeps everything the program sends from now on, as it came through the pseudo-terminal. Call it right after `launch()`. The terminal is a UTF-8 one: bytes that are no UTF-8 arrive as U+FFFD.
*/
export function recordOutput({terminal}: Launched): () => string {
	let output = '';
	const write = terminal.write.bind(terminal);
	terminal.write = (data, done) => {
		output += String(data);
		write(data, done);
	};

	return () => output;
}

/**
Takes a terminal's input apart: the control sequences, and the text between them.
*/
export function takeApart(output: string): {readonly sequences: readonly string[]; readonly text: string} {
	return {sequences: output.match(sequence) ?? [], text: output.replaceAll(sequence, '')};
}

/**
The parameters of all SGR sequences (colours, bold, inverse), each once; a colour by index is one, such as `38;5;245`.
*/
export function graphicRenditions(output: string): ReadonlySet<string> {
	const parameters = takeApart(output).sequences
		.filter(found => /^.\[[\d;]*m$/.test(found))
		.flatMap(found => found.slice(2, -1).match(/[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+/g) ?? ['0']);
	return new Set(parameters);
}

/**
How often the program has painted everything anew: it leaves and enters the alternate screen for that.
*/
export const entries = (output: string): number => output.split('\u{1B}[?1049h').length - 1;
