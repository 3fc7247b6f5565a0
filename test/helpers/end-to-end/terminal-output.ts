/* eslint-disable no-control-regex, regexp/no-control-character, regexp/no-obscure-range -- the grammar of ECMA-48: CSI; OSC, DCS, SOS, PM and APC as strings closed by BEL or ST; every other escape sequence */
const sequence = /\u{1B}\[[0-?]*[ -/]*[@-~]|\u{1B}[PX\]^_][^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\)|\u{1B}[ -/]*[0-~]/gu;
/* eslint-enable no-control-regex, regexp/no-control-character, regexp/no-obscure-range */

/**
Splits a program's output into its control sequences and the text between them.
*/
export function takeApart(output: string): {readonly sequences: readonly string[]; readonly text: string} {
	return {sequences: output.match(sequence) ?? [], text: output.replaceAll(sequence, '')};
}

/**
The parameters of all SGR sequences (colours, bold, inverse), each once. A colour by index or by RGB is one parameter, such as `38;5;245`.
*/
export function graphicRenditions(output: string): ReadonlySet<string> {
	const parameters = takeApart(output).sequences
		.filter(found => /^.\[[\d;]*m$/.test(found))
		.flatMap(found => found.slice(2, -1).match(/[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+/g) ?? ['0']);
	return new Set(parameters);
}
