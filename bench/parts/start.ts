import process from 'node:process';
import {aims, type Aim} from '../report/aims.js';
import {median} from '../report/quantiles.js';
import {
	megabytes,
	milliseconds,
	ratio,
	type Row,
	type Section,
} from '../report/section.js';
import {peakMemoryOf} from '../stage/process-figures.js';
import {createProgram, type Program} from '../stage/program.js';
import {runCommand} from '../stage/run-command.js';
import {isFirstScreen, isList} from '../stage/screens.js';
import {startService, type Service} from '../stage/start-service.js';
import {tell} from '../stage/tell.js';

const rounds = 15;

/**
The unit is so short that one run of it is coarse; this many in a row are one measurement.
*/
const unitTimes = 5;

type Start = {
	readonly wall: number;
	readonly cpu: number | undefined;
	readonly memory?: number | undefined;
};

/**
Starts the program in a terminal of 80x24, and kills it once the screen is as expected.
*/
async function startScreen(program: Program, isExpected: (rows: readonly string[]) => boolean, service?: Service): Promise<Start> {
	const startedAt = performance.now();
	const stage = program.open(service?.deepLink ?? [], {...(service && {environment: service.environment})});
	try {
		const {at, cpu} = await stage.until(isExpected);
		return {wall: at - startedAt, cpu, memory: peakMemoryOf(stage.pid)};
	} finally {
		await stage.close();
	}
}

/**
Measures how long the bin takes to start, as multiples of the time that Node alone takes to start and end. The variants run in turn, so that a busy machine slows all of them.
*/
export async function measureStart(): Promise<readonly Section[]> {
	const program = createProgram();
	const service = await startService({tokens: 757, latency: 0});
	const environment = {...program.environment, ...service.environment};
	const command = (...parameters: readonly string[]) => async (): Promise<Start> => runCommand([...program.command, ...parameters], {environment});
	const variants = new Map<string, () => Promise<Start>>([
		['node -e 0', async () => runCommand([process.execPath, '-e', '0'], {environment: program.environment, times: unitTimes})],
		['first screen', async () => startScreen(program, isFirstScreen)],
		['--version', command('--version')],
		['list --count, 757 tokens', command('list', '--host', service.url, '--profile', 'Environment', '--count')],
		['deep link to 757 tokens', async () => startScreen(program, isList, service)],
	]);
	const starts = new Map(variants.keys().map((name): [string, Start[]] => [name, []]));
	try {
		tell('start: warming up');
		await program.warmUp([], isFirstScreen);
		await program.warmUp(service.deepLink, isList, service.environment);
		for (const run of variants.values()) {
			await run();
			await run();
		}

		for (let round = 1; round <= rounds; round++) {
			tell(`start: round ${round} of ${rounds}`);
			for (const [name, run] of variants) {
				starts.get(name)!.push(await run());
			}
		}
	} finally {
		await service.close();
		program.remove();
	}

	const units = starts.get('node -e 0')!;
	return [{
		title: 'Start of the bin, 80x24',
		note: 'Multiples are of `node -e 0` in the same round. A screen counts as started when its last row is painted.',
		rounds,
		rows: [...starts].map(([name, taken]) => rowOf(name, taken, units)),
	}];
}

const startAims = new Map<string, Aim>([['first screen', aims.firstScreen], ['deep link to 757 tokens', aims.deepLink]]);

function rowOf(name: string, taken: readonly Start[], units: readonly Start[]): Row {
	const paired = (pick: (start: Start) => number | undefined): number | undefined => median(taken.map((start, round) => {
		const [value, unit] = [pick(start), pick(units[round]!)];
		return value === undefined || unit === undefined ? undefined : value / unit;
	}));
	return {
		what: name,
		figures: {
			wall: milliseconds(median(taken.map(({wall}) => wall))),
			'wall / node': ratio(paired(({wall}) => wall), 1, startAims.get(name)),
			CPU: milliseconds(median(taken.map(({cpu}) => cpu))), // eslint-disable-line @typescript-eslint/naming-convention -- a title
			'CPU / node': ratio(paired(({cpu}) => cpu), 1),
			memory: megabytes(median(taken.map(({memory}) => memory))),
		},
	};
}
