import {Buffer} from 'node:buffer';
import {spawn} from '@lydell/node-pty';
import {comparators} from './comparators.js';

/**
What a command cost that ended by itself, in milliseconds and bytes.
*/
export type CommandCost = {
	readonly wall: number;
	/**
	Of the process and all that it waited for. Undefined where there is no bash.
	*/
	readonly cpu: number | undefined;
	/**
	What it sent to the terminal.
	*/
	readonly bytes: number;
	readonly output: string;
};

type Options = {
	readonly environment: Readonly<Record<string, string>>;
	/**
	How often the command runs in one measurement, one after the other. The cost is that of one. Default 1.
	*/
	readonly times?: number;
};

const report = /times of it: (?<real>\d+\.\d{3}) (?<user>\d+\.\d{3}) (?<system>\d+\.\d{3})\r?\n/;

/**
Runs a command in a pseudo-terminal of 80x24 and waits for its end. Bash's `time` measures it, because Node does not tell what a child has used. Throws when its exit code is not 0.
*/
export async function runCommand(command: readonly string[], {environment, times = 1}: Options): Promise<CommandCost> {
	const loop = `TIMEFORMAT='times of it: %3R %3U %3S'; time for turn in {1..${times}}; do "$@" || exit; done`;
	const [file, ...parameters] = comparators.bash ? ['bash', '--noprofile', '--norc', '-c', loop, 'bash', ...command] : command;
	const startedAt = performance.now();
	const child = spawn(file!, parameters, {
		name: 'xterm-256color', cols: 80, rows: 24, env: {...environment},
	});
	let output = '';
	child.onData(data => {
		output += data;
	});
	let endedAt = startedAt;
	const code = await new Promise<number>(resolve => {
		child.onExit(({exitCode}) => {
			endedAt = performance.now();
			resolve(exitCode);
		});
	});
	if (code !== 0) {
		throw new Error(`${command.join(' ')} ended with ${code}: ${output}`);
	}

	const timed = report.exec(output)?.groups;
	const shown = output.replace(report, '');
	return {
		wall: timed ? Number(timed.real) * 1000 / times : endedAt - startedAt,
		cpu: timed && (Number(timed.user) + Number(timed.system)) * 1000 / times,
		bytes: Buffer.byteLength(shown) / times,
		output: shown,
	};
}
