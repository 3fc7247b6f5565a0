import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {spawn} from '@lydell/node-pty';
import {projectFolder} from '../test/helpers/project-folder.js';
import {median} from './quantiles.js';
import {milliseconds, ratio, type Measurement} from './report.js';

const runs = 9;

/**
The end of the first screen's footer: once it has arrived, the screen is complete.
*/
const footer = /\bquit\b/;

type Start = {
	readonly firstByte: number;
	readonly firstFrame: number;
	readonly end: number;
};

/**
Runs this Node with these arguments in a pseudo-terminal until it ends or has drawn the first screen. Times are in milliseconds, Infinity for what never came.
*/
async function run(parameters: readonly string[], home: string): Promise<Start> {
	const startedAt = performance.now();
	const child = spawn(process.execPath, [...parameters], {
		name: 'xterm-256color',
		cols: 80,
		rows: 24,
		env: {PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8'}, // eslint-disable-line @typescript-eslint/naming-convention -- names of environment variables
	});
	let firstByte = Infinity;
	let firstFrame = Infinity;
	let sent = '';
	child.onData(data => {
		const now = performance.now() - startedAt;
		firstByte = Math.min(firstByte, now);
		sent += data;
		if (!footer.test(sent)) {
			return;
		}

		firstFrame = Math.min(firstFrame, now);
		child.kill('SIGKILL');
	});
	await new Promise<void>(resolve => {
		child.onExit(() => {
			resolve();
		});
	});
	return {firstByte, firstFrame, end: performance.now() - startedAt};
}

/**
How long the built program takes to its first byte and to its first screen, as multiples of the time that Node alone takes to start and end. The two run in turn, so that a busy machine slows both.
*/
export async function measureStart(): Promise<readonly Measurement[]> {
	const home = mkdtempSync(path.join(tmpdir(), 'influx-tokens-bench-'));
	const nodes: number[] = [];
	const starts: Start[] = [];
	try {
		for (let turn = 0; turn < runs; turn++) {
			const node = await run(['-e', '0'], home);
			nodes.push(node.end);
			starts.push(await run([path.join(projectFolder(), 'dist/cli.js')], home));
		}
	} finally {
		rmSync(home, {recursive: true, force: true});
	}

	const node = median(nodes);
	const multiple = (value: number): string => `${ratio(value / node)} (${milliseconds(value)})`;
	return [
		{what: 'node -e 0', value: milliseconds(node)},
		{what: 'first byte, as a multiple of it', value: multiple(median(starts.map(({firstByte}) => firstByte)))},
		{what: 'first screen, as a multiple of it', value: multiple(median(starts.map(({firstFrame}) => firstFrame)))},
	];
}
