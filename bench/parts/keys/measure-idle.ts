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
V8 collects garbage when a program has been quiet for some eight seconds after a load, which gives memory back. So the measured time begins when a list has been idle for as long before, but after so many attempts in any case.
*/
const mostAttempts = 4;

/**
A tick of the clock by which systems count the time of a process, in milliseconds.
*/
const tick = 10;

/**
Leaves the lists alone for ten seconds, all at the same time, and closes them. They must be quiet before.
*/
export async function measureIdle(lists: ReadonlyArray<{readonly tokens: number; readonly stage: Stage}>): Promise<Section> {
	tell(`keys: idle for ${idleTime / 1000} s, and before that until V8 has collected what the load left`);
	try {
		const used = ({stage}: {readonly stage: Stage}) => ({bytes: stage.bytes(), cpu: cpuOf(stage.pid)});
		const cpu = (): number => lists.reduce((sum, {stage}) => sum + (cpuOf(stage.pid) ?? 0), 0);
		for (let attempt = 0; attempt < mostAttempts; attempt++) {
			const start = cpu();
			await delay(idleTime);
			if (cpu() - start < tick) {
				break;
			}
		}

		const before = lists.map(list => used(list));
		await delay(idleTime);
		return {
			title: 'Ten seconds without a key, 120x40',
			note: 'Begins when V8 has collected what the load left. A tick is 10 ms of CPU, in which systems count the time of a process.',
			rounds: 1,
			rows: lists.map((list, index) => {
				const after = used(list);
				const worked = after.cpu === undefined ? undefined : after.cpu - before[index]!.cpu!;
				return {
					what: `${list.tokens} tokens`,
					figures: {
						bytes: bytes(after.bytes - before[index]!.bytes, aims.idle),
						CPU: milliseconds(worked), // eslint-disable-line @typescript-eslint/naming-convention -- a title
						ticks: count(worked === undefined ? undefined : Math.floor(worked / tick), aims.idle),
					},
				};
			}),
		};
	} finally {
		await Promise.all(lists.map(async ({stage}) => stage.close()));
	}
}
