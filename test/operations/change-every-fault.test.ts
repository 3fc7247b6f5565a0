import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Fault} from '../../source/emulator/faults/faults.js';
import {suspendTargets} from '../../source/operations/suspend.js';
import type {ChangeTarget} from '../../source/operations/types.js';
import {waitFor} from '../helpers/wait-for.js';
import {assertChangeTruth} from '../helpers/operations/assert-change-truth.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';
import {everyFault, timeouts} from '../helpers/operations/every-fault.js';

const faults = everyFault('PATCH');

/**
One token, one fault. The person puts the same management token in place after a 401 twice, and then gives up.
*/
async function changeUnder(bench: Bench, target: ChangeTarget, fault: Fault) {
	bench.emulator.addFault(fault);
	let resumes = 0;
	const run = bench.change([target], {
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
	const [item] = await run.finished;
	return item!;
}

test(`each of ${faults.length} faults of the server during a suspend is told truly`, async t => {
	const bench = await openBench(t, {timeouts});
	const targets = suspendTargets(await bench.liveTokens(faults.length + 20), {day: '2026-11-24'}).slice(0, faults.length);
	assert.equal(targets.length, faults.length);
	const items = await Promise.all(targets.map(async (target, index) => {
		const fault = faults[index]!;
		return changeUnder(bench, target, {...fault, when: {...fault.when, tokenId: target.token.id}});
	}));
	await waitFor(() => bench.emulator.requests.every(({status}) => status !== 'pending'));
	assertChangeTruth(bench, targets, items);
	const kinds = new Set(items.map(({result}) => result!.kind));
	assert.ok(kinds.isSupersetOf(new Set(['changed', 'failed', 'unknown'])), [...kinds].join(' '));
});
