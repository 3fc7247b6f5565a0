import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {TestContext} from 'node:test';
import type {CombinationResult} from './run-combination.js';

/**
The name of a combination, and a function that runs it in the given directory.
*/
export type NamedTrial = {
	readonly name: string;
	readonly run: (directory: string) => Promise<CombinationResult>;
};

/**
Runs combinations and prints how many ran. Returns every claim of a command or a screen that is not true. The combinations that are left out run only with MATRIX=all in the environment; then it prints which of them are right now.

`width` is how many combinations run at the same time. It can be large, because most of the time is spent on waiting for answers that never come.
*/
export async function runAll(t: TestContext, all: readonly NamedTrial[], {leftOut, width = 96}: {readonly leftOut: ReadonlySet<string>; readonly width?: number}): Promise<readonly string[]> {
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-matrix-'));
	t.after(() => {
		rmSync(directory, {recursive: true, force: true});
	});
	// Each command that changes something listens for signals, and so does each program on a screen.
	process.setMaxListeners(0);

	const isAll = process.env.MATRIX === 'all';
	const queue = all.filter(({name}) => isAll || !leftOut.has(name));
	const count = queue.length;
	const wrong: string[] = [];
	let struck = 0;
	const work = async (): Promise<void> => {
		for (let trial = queue.shift(); trial; trial = queue.shift()) {
			const {name, run} = trial;
			const {hasStruck, falsehood} = await run(mkdtempSync(path.join(directory, 'trial-'))).catch(asFalsehood);
			struck += hasStruck ? 1 : 0;
			if (falsehood !== undefined) {
				wrong.push(`${name}: ${falsehood}`);
			} else if (leftOut.has(name)) {
				t.diagnostic(`right now, so no longer to be left out: ${name}`);
			}
		}
	};

	await Promise.all(Array.from({length: width}, async () => work()));
	t.diagnostic(`${count} combinations ran; in ${struck} of them the fault disturbed a request; ${all.length - count} are left out`);
	return wrong.toSorted();
}

function asFalsehood(error: unknown): CombinationResult {
	return {hasStruck: false, falsehood: String(error)};
}
