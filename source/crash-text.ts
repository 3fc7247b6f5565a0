import process from 'node:process';
import {exitCodes} from './exit-codes.js';
import {secretsInUse} from './secrets/secret.js';
import {redact} from './secrets/redact.js';
import {display} from './terminal/display.js';

/**
The words about an error of this program's own, for a terminal: without any secret that the process has held, and without anything that looks like one.
*/
export function crashText(error: unknown): string {
	const text = error instanceof Error ? error.stack ?? `${error.name}: ${error.message}` : String(error);
	// Escape sequences inside a secret would hide it from the second look, so it is looked for before and after.
	const known = secretsInUse();
	const lines = redact(text, known).split('\n').map(line => display(line)).join('\n');
	return `influx-tokens stopped on an error of its own: ${redact(lines, known)}\n`;
}

/**
Prints an error that nothing caught, and ends with exit code 70. Node's own report would show the error's values as they are. Gives a function that ends this, for the screen, which puts the terminal back first.
*/
export function reportCrashes(): () => void {
	const report = (error: unknown) => {
		process.stderr.write(crashText(error));
		process.exit(exitCodes.crashed); // eslint-disable-line unicorn/no-process-exit -- nothing is known of the state that an uncaught error leaves
	};

	process.on('uncaughtException', report);
	return () => {
		process.off('uncaughtException', report);
	};
}
