/**
What a script is told by the exit code, the same for every command. 4 is kept for an audit that finds something.
*/
export const exitCodes: ReadonlyArray<readonly [number, string]> = [
	[0, 'all was done'],
	[1, 'some of it failed or was not found, or nothing could be done'],
	[2, 'the command line cannot be obeyed'],
	[3, 'no management token, or one that the service refuses'],
	[70, 'the program stopped on an error of its own; what it was doing is unknown'],
	[130, 'interrupted; what was in flight was finished'],
];

export const exitCodesText = `Exit codes:\n${exitCodes.map(([code, meaning]) => `  ${String(code).padEnd(3)}  ${meaning}`).join('\n')}`;

export const manualText = 'The manual: man influx-tokens, or the README beside the program.';
