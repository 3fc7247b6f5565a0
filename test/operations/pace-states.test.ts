import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {paceStates} from '../../source/operations/pace-states.js';
import {initialRunState} from '../../source/operations/run-state.js';
import type {ChangePause, ChangeRunState} from '../../source/operations/types.js';

const first = initialRunState([]);

const pause: ChangePause = {kind: 'unauthorized', message: '401'};

test('the first state is shown at once, and after each pause the latest one', t => {
	t.mock.timers.enable({apis: ['setTimeout']});
	const shown: number[] = [];
	const paced = paceStates(({inFlight}) => {
		shown.push(inFlight);
	});
	for (let inFlight = 0; inFlight < 100; inFlight++) {
		paced.pass({...first, inFlight});
	}

	assert.deepEqual(shown, [0]);
	t.mock.timers.tick(250);
	assert.deepEqual(shown, [0, 99]);
	t.mock.timers.tick(1000);
	assert.deepEqual(shown, [0, 99], 'nothing is shown again');
	paced.pass({...first, inFlight: 200});
	assert.deepEqual(shown, [0, 99, 200]);
});

test('the end of the run, a stop and a hold are shown at once', t => {
	t.mock.timers.enable({apis: ['setTimeout']});
	for (const urgent of [{isFinished: true}, {isStopping: true}, {pausedFor: pause}]) {
		const shown: ChangeRunState[] = [];
		const paced = paceStates(state => {
			shown.push(state);
		});
		paced.pass(first);
		paced.pass({...first, inFlight: 1});
		const state = {...first, ...urgent};
		paced.pass(state);
		assert.deepEqual(shown, [first, state]);
		t.mock.timers.tick(1000);
		assert.deepEqual(shown, [first, state], 'an earlier state never follows');
	}
});

test('after the end nothing that waits is shown', t => {
	t.mock.timers.enable({apis: ['setTimeout']});
	const shown: ChangeRunState[] = [];
	const paced = paceStates(state => {
		shown.push(state);
	});
	paced.pass(first);
	paced.pass({...first, inFlight: 1});
	paced.end();
	t.mock.timers.tick(1000);
	assert.deepEqual(shown, [first]);
});

test('with any states at any times, at most five are shown in a second without holds, in order, and the last one always is', t => {
	t.mock.timers.enable({apis: ['setTimeout']}); // eslint-disable-line node-test/require-mock-timers-advance -- the property ticks
	fc.assert(fc.property(fc.array(fc.nat({max: 120}), {maxLength: 80}), gaps => {
		let time = 0;
		const shown: Array<{readonly at: number; readonly inFlight: number}> = [];
		const paced = paceStates(({inFlight}) => {
			shown.push({at: time, inFlight});
		});
		const wait = (milliseconds: number): void => {
			for (let passed = 0; passed < milliseconds; passed++) {
				time++;
				t.mock.timers.tick(1);
			}
		};

		for (const [index, gap] of gaps.entries()) {
			wait(gap);
			paced.pass({...first, inFlight: index});
		}

		wait(300);
		paced.end();
		assert.deepEqual(shown.map(({inFlight}) => inFlight), shown.map(({inFlight}) => inFlight).toSorted((one, other) => one - other));
		assert.equal(shown.at(-1)?.inFlight, gaps.length === 0 ? undefined : gaps.length - 1);
		for (const {at} of shown) {
			assert.ok(shown.filter(other => other.at >= at && other.at < at + 1000).length <= 5);
		}
	}), {numRuns: 50});
});
