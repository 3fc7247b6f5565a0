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

test('a command reports the truth, or unknown, under each fault in each phase', async t => {
	assert.deepEqual(await runAll(t, named(faultCombinations), {leftOut}), []);
});

test('a command reports the truth, or unknown, when the verification after a disturbed change is disturbed too', async t => {
	assert.deepEqual(await runAll(t, named(pairCombinations), {leftOut}), []);
});

test('a command reports the truth, or unknown, with each odd service', async t => {
	assert.deepEqual(await runAll(t, named(serviceCombinations), {leftOut}), []);
});

test('each combination that is left out exists', () => {
	const names = new Set([...faultCombinations, ...pairCombinations, ...serviceCombinations].map(combination => nameOf(combination)));
	assert.deepEqual([...leftOut].filter(name => !names.has(name)), []);
});
