import {readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import {openEnvironment} from '../test/helpers/end-to-end/steps.js';
import {keys} from '../test/helpers/keys.js';
import {launch, type Launched} from '../test/helpers/launch.js';
import {cursorRow} from './cursor-row.js';
import {startLargeCluster} from './large-cluster.js';
import {quantile} from './quantiles.js';
import {milliseconds, ratio, type Measurement} from './report.js';

/**
The time between two frames, in milliseconds: Ink draws at most 30 times a second. A key that takes no longer is answered in the next frame.
*/
const frame = 1000 / 30;

/**
The wait between two keys, in milliseconds, so that each is measured alone.
*/
const pause = 100;

const moves = 40;

/**
Typed one key at a time: a word, then a field with a value.
*/
const filters = ['grafana', 'db:solar', 'telegraf|jenkins'];

/**
How long it takes from the key's byte until the terminal has parsed the output that answers it, in milliseconds.
*/
async function time(app: Launched, key: string, isAnswered: () => boolean): Promise<number> {
	const pressedAt = performance.now();
	const answered = new Promise<number>(resolve => {
		const listener = app.terminal.onWriteParsed(() => {
			if (!isAnswered()) {
				return;
			}

			listener.dispose();
			resolve(performance.now() - pressedAt);
		});
	});
	app.press(key);
	const taken = await answered;
	await delay(pause);
	return taken;
}

async function timeMoves(app: Launched): Promise<readonly number[]> {
	const times: number[] = [];
	for (let move = 0; move < moves; move++) {
		const row = cursorRow(app);
		times.push(await time(app, 'j', () => ![row, ''].includes(cursorRow(app))));
	}

	return times;
}

async function timeFilterKeys(app: Launched): Promise<readonly number[]> {
	const times: number[] = [];
	for (const filter of filters) {
		await time(app, '/', () => app.screenText().includes('Esc clear'));
		for (const [index, key] of [...filter].entries()) {
			const typed = `/ ${filter.slice(0, index + 1)}`;
			times.push(await time(app, key, () => app.screenText().includes(typed)));
		}

		app.press(keys.escape);
		await app.until('Enter details');
		await delay(pause);
	}

	return times;
}

/**
The most memory that a process has used at once, in MB. Only Linux reports it (proc(5)).
*/
function peakMemory(pid: number): string {
	try {
		const kilobytes = Number(/VmHWM:\s+(?<kilobytes>\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.groups?.kilobytes);
		return `${Math.round(kilobytes / 1000)} MB`;
	} catch {
		return 'not reported by this system';
	}
}

function quantileWords(times: readonly number[]): string {
	const inFrames = (share: number): string => `p${share * 100} ${milliseconds(quantile(times, share))} = ${ratio(quantile(times, share) / frame)} a frame`;
	return `${inFrames(0.5)}, ${inFrames(0.95)}`;
}

/**
Measures the time from a key to the screen over a large cluster, whose emulator runs in another process. The time includes the pseudo-terminal and the parsing of its output.
*/
export async function measureKeys(tokens: number, columns: number, rows: number): Promise<readonly Measurement[]> {
	const cluster = await startLargeCluster(tokens);
	const app = launch({
		columns, rows, arguments: cluster.arguments, environment: cluster.environment,
	});
	try {
		await openEnvironment(app);
		await delay(pause);
		const size = `${columns}x${rows}`;
		return [
			{what: `cursor move, ${size}`, value: quantileWords(await timeMoves(app)), aim: 'a frame'},
			{what: `filter key, ${size}`, value: quantileWords(await timeFilterKeys(app)), aim: 'a frame or two'},
			{what: `memory at its peak, ${size}`, value: peakMemory(app.pid)},
		];
	} finally {
		await app.close();
		await cluster.close();
	}
}
