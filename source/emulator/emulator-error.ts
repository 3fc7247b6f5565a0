/**
An expected reason why the emulator cannot start, such as a port in use or a faults file that does not fit.

`message` is one sentence to show, without a stack. It may hold a path and text from a file, both raw: pass it through `display()` before it reaches a terminal.
*/
export class EmulatorError extends Error {
	override readonly name = 'EmulatorError';

	/**
	The command's exit code: 2 when the command line, or a file that it names, is wrong, else 1.
	*/
	readonly exitCode: 1 | 2;

	constructor(message: string, {exitCode = 1, ...options}: ErrorOptions & {readonly exitCode?: 1 | 2} = {}) {
		super(message, options);
		this.exitCode = exitCode;
	}
}
