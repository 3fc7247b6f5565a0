import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {TestContext} from 'node:test';
import {leftOut} from './left-out.js';
import {nameOf, runCombination, type Combination} from './run-combination.js';

/**
How many run beside each other: most of the time is spent in waiting for answers that never come.
*/
const width = 96;

/**
Runs combinations, says how many ran, and gives what was told and is not true. Those that are left out run only with MATRIX=all in the environment; which of them hold by now is said then.
*/
export async function runAll(t: TestContext, all: readonly Combination[]): Promise<readonly string[]> {
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-matrix-'));
	t.after(() => {
		rmSync(directory, {recursive: true, force: true});
	});
	// Each command that changes something listens for signals.
	process.setMaxListeners(0);

	const isAll = process.env.MATRIX === 'all';
	const queue = all.filter(combination => isAll || !leftOut.has(nameOf(combination)));
	const count = queue.length;
	const wrong: string[] = [];
	let struck = 0;
	const work = async (): Promise<void> => {
		for (let combination = queue.shift(); combination; combination = queue.shift()) {
			const name = nameOf(combination);
			const {hasStruck, falsehood} = await runCombination(combination, directory);
			struck += hasStruck ? 1 : 0;
			if (falsehood !== undefined) {
				wrong.push(`${name}: ${falsehood}`);
			} else if (leftOut.has(name)) {
				t.diagnostic(`holds by now: ${name}`);
			}
		}
	};

	await Promise.all(Array.from({length: width}, async () => work()));
	t.diagnostic(`${count} combinations ran; in ${struck} of them the fault met a request; ${all.length - count} are left out`);
	return wrong.toSorted();
}
