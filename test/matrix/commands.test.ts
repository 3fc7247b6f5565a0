import assert from 'node:assert/strict';
import test from 'node:test';
import {faultCombinations, serviceCombinations} from './combinations.js';
import {leftOut} from './left-out.js';
import {pairCombinations} from './pairs.js';
import {nameOf, runCombination, type Combination} from './run-combination.js';
import {runAll, type NamedTrial} from './run-all.js';

const named = (combinations: readonly Combination[]): readonly NamedTrial[] => combinations.map(combination => ({
	name: nameOf(combination), run: async directory => runCombination(combination, directory),
}));

test('what a command tells under each fault in each phase is true on the service, or said to be unknown', async t => {
	assert.deepEqual(await runAll(t, named(faultCombinations), {leftOut}), []);
});

test('what a command tells is true, or said to be unknown, where the look after a disturbed change is disturbed too', async t => {
	assert.deepEqual(await runAll(t, named(pairCombinations), {leftOut}), []);
});

test('what a command tells of an odd service is true there, or said to be unknown', async t => {
	assert.deepEqual(await runAll(t, named(serviceCombinations), {leftOut}), []);
});

test('the combinations that are left out are real ones', () => {
	const names = new Set([...faultCombinations, ...pairCombinations, ...serviceCombinations].map(combination => nameOf(combination)));
	assert.deepEqual([...leftOut].filter(name => !names.has(name)), []);
});
