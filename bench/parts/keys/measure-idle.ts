import {setTimeout as delay} from 'node:timers/promises';
import {aims} from '../../report/aims.js';
import {
	bytes,
	count,
	milliseconds,
	type Section,
} from '../../report/section.js';
import {cpuOf} from '../../stage/process-figures.js';
import type {Stage} from '../../stage/stage.js';
import {tell} from '../../stage/tell.js';

const idleTime = 10_000;

/**
V8 collects garbage once when a program has been quiet for some eight seconds, which gives memory back; that is over after this time, in milliseconds.
*/
const settleTime = 12_000;

/**
A tick of the clock by which systems count the time of a process, in milliseconds.
*/
const tick = 10;

/**
Leaves the lists alone for ten seconds, all at the same time, and closes them. They must be quiet before.
*/
export async function measureIdle(lists: ReadonlyArray<{readonly tokens: number; readonly stage: Stage}>): Promise<Section> {
	tell(`keys: idle for ${(settleTime + idleTime) / 1000} s`);
	try {
		await delay(settleTime);
		const used = ({stage}: {readonly stage: Stage}) => ({bytes: stage.bytes(), cpu: cpuOf(stage.pid)});
		const before = lists.map(list => used(list));
		await delay(idleTime);
		return {
			title: 'Ten seconds without a key, 120x40',
			note: `After ${settleTime / 1000} s in which V8 collects once what the load left. A tick is 10 ms of CPU, in which systems count the time of a process.`,
			rounds: 1,
			rows: lists.map((list, index) => {
				const after = used(list);
				const cpu = after.cpu === undefined ? undefined : after.cpu - before[index]!.cpu!;
				return {
					what: `${list.tokens} tokens`,
					figures: {
						bytes: bytes(after.bytes - before[index]!.bytes, aims.idle),
						CPU: milliseconds(cpu), // eslint-disable-line @typescript-eslint/naming-convention -- a title
						ticks: count(cpu === undefined ? undefined : Math.floor(cpu / tick), aims.idle),
					},
				};
			}),
		};
	} finally {
		await Promise.all(lists.map(async ({stage}) => stage.close()));
	}
}
