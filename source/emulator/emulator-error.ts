/**
An expected reason why the emulator cannot start: a port in use, a faults file that is none.

`message` is one sentence to show, without a stack. It may hold a path and words from a file, raw: pass it through `display()` before it reaches a terminal.
*/
export class EmulatorError extends Error {
	override readonly name = 'EmulatorError';
}
