import assert from 'node:assert/strict';
import test from 'node:test';
import {faultCombinations, serviceCombinations} from './combinations.js';
import {leftOut} from './left-out.js';
import {nameOf} from './run-combination.js';
import {runAll} from './run-all.js';

test('what a command tells under each fault in each phase is true on the service, or said to be unknown', async t => {
	assert.deepEqual(await runAll(t, faultCombinations), []);
});

test('what a command tells of an odd service is true there, or said to be unknown', async t => {
	assert.deepEqual(await runAll(t, serviceCombinations), []);
});

test('the combinations that are left out are real ones', () => {
	const names = new Set([...faultCombinations, ...serviceCombinations].map(combination => nameOf(combination)));
	assert.deepEqual([...leftOut].filter(name => !names.has(name)), []);
});
