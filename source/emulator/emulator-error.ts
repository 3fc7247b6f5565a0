/**
An expected reason why the emulator cannot start: a port in use, a faults file that is none.

`message` is one sentence to show, without a stack. It may hold a path and words from a file, raw: pass it through `display()` before it reaches a terminal.
*/
export class EmulatorError extends Error {
	override readonly name = 'EmulatorError';

	/**
	What the command ends with: 2 where the command line, or a file that it names, cannot be obeyed.
	*/
	readonly exitCode: 1 | 2;

	constructor(message: string, {exitCode = 1, ...options}: ErrorOptions & {readonly exitCode?: 1 | 2} = {}) {
		super(message, options);
		this.exitCode = exitCode;
	}
}
