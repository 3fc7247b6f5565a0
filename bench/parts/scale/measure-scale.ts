import path from 'node:path';
import {aims} from '../../report/aims.js';
import {median} from '../../report/quantiles.js';
import {
	megabytes,
	milliseconds,
	type Row,
	type Section,
} from '../../report/section.js';
import {askProcess} from '../../stage/ask-process.js';
import {createProgram} from '../../stage/program.js';
import {startService, type Service} from '../../stage/start-service.js';
import {tell} from '../../stage/tell.js';
import {growthBeside} from './growth.js';
import {plainSort, type ScaleAnswer, type ScaleRequest} from './scale-messages.js';

const rounds = 9;

const sizes = [1000, 10_000, 100_000, 300_000] as const;

/**
The sizes between which growth is measured. Fewer tokens take less time than the compiler does.
*/
const few = 10_000;
const many = 300_000;

const titleOf = (tokens: number): string => tokens.toLocaleString('en');

/**
Measures how the work on a list grows with it, in a fresh process for each list and round.
*/
export async function measureScale(): Promise<readonly Section[]> {
	const program = createProgram();
	const services = new Map<number, Service>();
	const answers = new Map<number, ScaleAnswer[]>(sizes.map(tokens => [tokens, []]));
	try {
		for (const tokens of sizes) {
			tell(`scale: making ${tokens} tokens`);
			services.set(tokens, await startService({tokens, latency: 0, replayFile: path.join(program.home, `${tokens}.json`)}));
		}

		for (let round = 1; round <= rounds; round++) {
			tell(`scale: round ${round} of ${rounds}`);
			for (const [tokens, {url, accountId, clusterId, managementToken}] of services) {
				const request: ScaleRequest = {
					url, accountId, clusterId, managementToken,
				};
				answers.get(tokens)!.push(await askProcess<ScaleAnswer>(new URL('scale-process.js', import.meta.url), JSON.stringify(request)));
			}
		}
	} finally {
		await Promise.all(services.values().map(async service => service.close()));
		program.remove();
	}

	return [{
		title: 'Scale: the work on a list, by the number of its tokens',
		note: `Growth is from ${titleOf(few)} to ${titleOf(many)} tokens, in CPU time of the main thread, as a multiple of the growth of a plain sort, which takes n log n comparisons; n squared would have 22.`,
		rounds,
		rows: scaleRows(answers),
	}];
}

/**
One row for each piece of work, and one for the memory.
*/
function scaleRows(answers: ReadonlyMap<number, readonly ScaleAnswer[]>): readonly Row[] {
	const costOf = (kind: 'wall' | 'cpu', what: string, tokens: number): number => median(answers.get(tokens)!.map(({costs}) => costs[what]![kind]));
	// By CPU time, because a busy machine slows a long measurement more than a short one.
	const [fewer, more] = [few, many].map(tokens => (what: string): number => costOf('cpu', what, tokens)) as [(what: string) => number, (what: string) => number];
	const reference = {few: fewer(plainSort), many: more(plainSort)};
	const works = Object.keys(answers.get(many)![0]!.costs);
	return [
		...works.map((what): Row => ({
			what,
			figures: {
				...Object.fromEntries(sizes.map(tokens => [titleOf(tokens), milliseconds(costOf('wall', what, tokens))])),
				[`CPU, ${titleOf(many)}`]: milliseconds(more(what)),
				growth: {
					value: growthBeside(fewer(what), more(what), reference),
					unit: 'ratio',
					...(what !== plainSort && {aim: aims.growth}),
				},
			},
		})),
		{
			what: 'memory at its peak',
			figures: Object.fromEntries(sizes.map(tokens => [titleOf(tokens), megabytes(median(answers.get(tokens)!.map(({memory}) => memory)))])),
		},
	];
}
