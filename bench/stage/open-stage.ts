import process from 'node:process';
import {spawn} from '@lydell/node-pty';
import {createTerminal, readRows} from '../../test/helpers/read-screen.js';
import {quietSince, type Output} from './output.js';
import {cpuOf} from './process-figures.js';
import type {KeyCost, Stage, StageOptions} from './stage.js';
import {watchScreen} from './watch-screen.js';

/**
A key that nothing answers for this long, in milliseconds, is a mistake of the benchmark.
*/
const longestAnswer = 10_000;

async function costOf(output: Output, press: () => void): Promise<KeyCost> {
	const before = {bytes: output.bytes, cpu: cpuOf(output.pid)};
	const pressedAt = performance.now();
	press();
	do {
		await quietSince(output, performance.now());
		if (performance.now() - pressedAt > longestAnswer) {
			throw new Error(`no answer to a key; the screen was:\n${readRows(output.terminal).join('\n')}`);
		}
	} while (output.bytes === before.bytes);

	const cpu = cpuOf(output.pid);
	return {
		time: output.lastByteAt - pressedAt,
		cpu: cpu === undefined || before.cpu === undefined ? undefined : cpu - before.cpu,
		bytes: output.bytes - before.bytes,
	};
}

/**
Starts a program in a pseudo-terminal of this size.
*/
export function openStage({file, arguments: parameters, environment, columns, rows}: StageOptions): Stage {
	const terminal = createTerminal({columns, rows});
	const child = spawn(file, [...parameters], {
		name: 'xterm-256color', cols: columns, rows, env: {...environment}, encoding: null,
	});
	const output: Output = {
		pid: child.pid, terminal, bytes: 0, lastByteAt: performance.now(), isOver: false,
	};
	const exit = new Promise<void>(resolve => {
		child.onExit(() => {
			output.isOver = true;
			resolve();
		});
	});
	const watch = watchScreen(output, exit);
	child.onData(data => {
		const chunk = data as string | Uint8Array;
		output.lastByteAt = performance.now();
		output.bytes += chunk.length;
		// Before the chunk is parsed, because the program goes on working.
		const seen = {at: output.lastByteAt, cpu: watch.isWatching() ? cpuOf(child.pid) : undefined};
		terminal.write(chunk, () => {
			watch.parsed(seen);
		});
	});
	terminal.onData(data => {
		if (!output.isOver) {
			child.write(data);
		}
	});
	const kill = (): void => {
		if (!output.isOver) {
			process.kill(child.pid, 'SIGKILL');
		}
	};

	// If the benchmark dies, the program must not go on.
	process.once('exit', kill);
	const press = (keys: string): void => {
		child.write(keys);
	};

	return {
		pid: child.pid,
		rows: () => readRows(terminal),
		bytes: () => output.bytes,
		press,
		until: watch.until,
		quiet: async () => quietSince(output, performance.now()),
		cost: async keys => costOf(output, () => {
			press(keys);
		}),
		ended: async () => exit,
		async close() {
			process.off('exit', kill);
			kill();
			await exit;
			terminal.dispose();
		},
	};
}
