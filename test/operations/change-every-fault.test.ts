import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Fault} from '../../source/emulator/faults/fault-list.js';
import {changesToSuspend} from '../../source/operations/suspend.js';
import type {Change} from '../../source/operations/types.js';
import {waitFor} from '../helpers/wait-for.js';
import {assertChangeTruth} from '../helpers/operations/assert-change-truth.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';
import {everyFault, timeouts} from '../helpers/operations/every-fault.js';

const faults = everyFault('PATCH');

/**
Suspends one token under one fault. After a 401 the person enters the same management token twice, and then gives up.
*/
async function changeUnder(bench: Bench, change: Change, fault: Fault) {
	bench.emulator.addFault(fault);
	let resumes = 0;
	const run = bench.change([change], {
		onChange({pausedFor}) {
			if (pausedFor?.kind !== 'unauthorized') {
				return;
			}

			resumes++;
			if (resumes > 2) {
				run.stop();
			} else {
				run.resume();
			}
		},
	});
	const [tracked] = await run.finished;
	return tracked!;
}

test(`each of ${faults.length} faults of the server during a suspend gets a true report`, async t => {
	const bench = await openBench(t, {timeouts});
	const changes = changesToSuspend(await bench.liveTokens(faults.length + 20), {day: '2026-11-24'}).slice(0, faults.length);
	assert.equal(changes.length, faults.length);
	const tracked = await Promise.all(changes.map(async (change, index) => {
		const fault = faults[index]!;
		return changeUnder(bench, change, {...fault, when: {...fault.when, tokenId: change.token.id}});
	}));
	await waitFor(() => bench.emulator.requests.every(({status}) => status !== 'pending'));
	assertChangeTruth(bench, changes, tracked);
	const kinds = new Set(tracked.map(({result}) => result!.kind));
	assert.ok(kinds.isSupersetOf(new Set(['changed', 'failed', 'unknown'])), [...kinds].join(' '));
});
