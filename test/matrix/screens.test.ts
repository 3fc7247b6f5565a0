import assert from 'node:assert/strict';
import process from 'node:process';
import test from 'node:test';
import {runAll} from './run-all.js';
import {nameOfScreen, runScreenCombination} from './screens/run-screen-combination.js';
import {sampledScreenCombinations, screenCombinations} from './screens/screen-combinations.js';
import {leftOutOnScreen} from './screens/screen-left-out.js';

// All of them take minutes of a processor: they run with MATRIX=all, and a fixed sample without.
const combinations = process.env.MATRIX === 'all' ? screenCombinations : sampledScreenCombinations;

test('what the screen tells under each fault in each phase is true on the service, or said to be unknown', async t => {
	const trials = combinations.map(combination => ({name: nameOfScreen(combination), run: async (directory: string) => runScreenCombination(combination, directory)}));
	assert.deepEqual(await runAll(t, trials, {leftOut: leftOutOnScreen, width: 24}), []);
});

test('the combinations that are left out on the screen are real ones', () => {
	const names = new Set(screenCombinations.map(combination => nameOfScreen(combination)));
	assert.deepEqual([...leftOutOnScreen].filter(name => !names.has(name)), []);
});
