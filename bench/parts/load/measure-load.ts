import {readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {aims, type Aim} from '../../report/aims.js';
import {median} from '../../report/quantiles.js';
import {
	megabytes,
	milliseconds,
	ratio,
	type Section,
} from '../../report/section.js';
import {askProcess} from '../../stage/ask-process.js';
import {machineTime} from '../../stage/machine-time.js';
import {peakMemoryOf} from '../../stage/process-figures.js';
import {createProgram, type Program} from '../../stage/program.js';
import {isList} from '../../stage/screens.js';
import {startService, type Service} from '../../stage/start-service.js';
import {tell} from '../../stage/tell.js';

const rounds = 9;

const sizes: ReadonlyArray<{readonly tokens: number; readonly memory: Aim}> = [
	{tokens: 100_000, memory: aims.memoryOf100000},
	{tokens: 300_000, memory: aims.memoryOf300000},
];

type Load = {
	/**
	From the start of the program, and from the last byte of the list, until the rows are painted, in ms.
	*/
	readonly whole: number;
	readonly afterLastByte: number;
	readonly cpu: number | undefined;
	/**
	In MB.
	*/
	readonly peak: number | undefined;
	readonly peakAfterRefresh: number | undefined;
};

/**
Opens the list, refreshes it once, and closes it.
*/
async function load(program: Program, service: Service): Promise<Load> {
	const listSent = service.nextList();
	const startedAt = performance.now();
	const stage = program.open(service.deepLink, {columns: 120, rows: 40, environment: service.environment});
	try {
		const {at, cpu} = await stage.until(isList);
		const sentAt = await listSent;
		await stage.quiet();
		const peak = peakMemoryOf(stage.pid);
		const sentAgain = service.nextList();
		stage.press('r');
		await sentAgain;
		await stage.quiet();
		return {
			whole: at - startedAt,
			afterLastByte: machineTime(at) - sentAt,
			cpu,
			peak,
			peakAfterRefresh: peakMemoryOf(stage.pid),
		};
	} finally {
		await stage.close();
	}
}

/**
The longest time that the main thread was blocked while the list was loaded and painted, in ms. This run is apart from the others, because the probe's timer works too.
*/
async function longestBlock(program: Program, service: Service): Promise<number> {
	const file = path.join(program.home, 'blocks.txt');
	const stage = program.open(service.deepLink, {
		columns: 120,
		rows: 40,
		/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
		environment: {
			...service.environment,
			NODE_OPTIONS: `--import ${new URL('loop-probe.js', import.meta.url).href}`,
			BENCH_LOOP_PROBE: file,
		},
		/* eslint-enable @typescript-eslint/naming-convention */
	});
	try {
		await stage.until(isList);
		await stage.quiet();
		return Math.max(...readFileSync(file, 'utf8').trim().split('\n').map(Number));
	} finally {
		await stage.close();
		rmSync(file, {force: true});
	}
}

async function measureSize(program: Program, {tokens, memory}: typeof sizes[number]): Promise<Section> {
	tell(`load: making ${tokens} tokens`);
	const file = path.join(program.home, `${tokens}.json`);
	const service = await startService({tokens, latency: 0, replayFile: file});
	const parses: number[] = [];
	const loads: Load[] = [];
	const blocks: number[] = [];
	try {
		await program.warmUp(service.deepLink, isList, service.environment);
		for (let round = 1; round <= rounds; round++) {
			tell(`load: ${tokens} tokens, round ${round} of ${rounds}`);
			const {taken} = await askProcess<{readonly taken: number}>(new URL('parse-process.js', import.meta.url), file);
			parses.push(taken);
			loads.push(await load(program, service));
			blocks.push(await longestBlock(program, service));
		}
	} finally {
		await service.close();
	}

	return {
		title: `Load of ${tokens} tokens, 120x40`,
		note: 'Multiples are of `JSON.parse` of the same text, in a fresh process of the same round.',
		rounds,
		rows: [
			{what: 'JSON.parse', figures: {time: milliseconds(median(parses))}},
			...([
				['start of the program to painted', loads.map(({whole}) => whole), undefined],
				['last byte to painted', loads.map(({afterLastByte}) => afterLastByte), aims.lastByteToPainted],
				['CPU until painted', loads.map(({cpu}) => cpu), undefined],
				['longest block of the main thread', blocks, undefined],
			] as const).map(([what, values, aim]) => ({
				what,
				figures: {
					time: milliseconds(median<number | undefined>(values)),
					'time / JSON.parse': ratio(median(values.map((value, round) => value === undefined ? undefined : value / parses[round]!)), 1, aim),
				},
			})),
			{what: 'memory at its peak, after the load', figures: {memory: megabytes(median(loads.map(({peak}) => peak)), memory)}},
			{what: 'memory at its peak, after a refresh', figures: {memory: megabytes(median(loads.map(({peakAfterRefresh}) => peakAfterRefresh)), memory)}},
		],
	};
}

/**
Measures what loading a large list takes in time and memory.
*/
export async function measureLoad(): Promise<readonly Section[]> {
	const program = createProgram();
	try {
		const sections: Section[] = [];
		for (const size of sizes) {
			sections.push(await measureSize(program, size));
		}

		return sections;
	} finally {
		program.remove();
	}
}
