import assert from 'node:assert/strict';
import process from 'node:process';
import test from 'node:test';
import {runAll} from './run-all.js';
import {nameOfScreen, runScreenCombination} from './screens/run-screen-combination.js';
import {sampledScreenCombinations, screenCombinations} from './screens/screen-combinations.js';
import {leftOutOnScreen} from './screens/screen-left-out.js';

// All combinations take minutes of processor time, so they run only with MATRIX=all. Without it, a fixed sample runs.
const combinations = process.env.MATRIX === 'all' ? screenCombinations : sampledScreenCombinations;

test('the screen reports the truth, or unknown, under each fault in each phase', async t => {
	const trials = combinations.map(combination => ({name: nameOfScreen(combination), run: async (directory: string) => runScreenCombination(combination, directory)}));
	assert.deepEqual(await runAll(t, trials, {leftOut: leftOutOnScreen, width: 24}), []);
});

test('each combination on the screen that is left out exists', () => {
	const names = new Set(screenCombinations.map(combination => nameOfScreen(combination)));
	assert.deepEqual([...leftOutOnScreen].filter(name => !names.has(name)), []);
});
