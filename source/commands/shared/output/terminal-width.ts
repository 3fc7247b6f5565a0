/**
Whether a stream goes to a terminal.
*/
export function isTerminal(stream: NodeJS.WritableStream): boolean {
	return 'isTTY' in stream && stream.isTTY === true;
}

/**
The width of the terminal in cells. Undefined where the stream is not a terminal, or does not know its width.
*/
export function terminalWidth(stream: NodeJS.WritableStream): number | undefined {
	return isTerminal(stream) && 'columns' in stream && typeof stream.columns === 'number' && stream.columns > 0 ? stream.columns : undefined;
}
