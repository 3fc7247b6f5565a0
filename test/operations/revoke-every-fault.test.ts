import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Fault} from '../../source/emulator/faults/fault-list.js';
import type {DatabaseToken} from '../../source/api/types.js';
import {waitFor} from '../helpers/wait-for.js';
import {assertTruth} from '../helpers/operations/assert-truth.js';
import {openBench, type Bench} from '../helpers/operations/bench.js';
import {everyFault, timeouts} from '../helpers/operations/every-fault.js';

const faults = everyFault('DELETE');

/**
Revokes one token under one fault. After a 401 the person enters the same management token twice, and then gives up.
*/
async function revokeUnder(bench: Bench, token: DatabaseToken, fault: Fault) {
	bench.emulator.addFault(fault);
	let resumes = 0;
	const run = bench.revoke([token], {
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
	const [change] = await run.finished;
	return change!;
}

for (const revoked of ['listed', 'gone'] as const) {
	test(`each of ${faults.length} faults of the server during a revoke gets a true report (revoked tokens are ${revoked})`, async t => {
		const bench = await openBench(t, {revoked, timeouts});
		const tokens = await bench.liveTokens(faults.length);
		const tracked = await Promise.all(tokens.map(async (token, index) => {
			const fault = faults[index]!;
			return revokeUnder(bench, token, {...fault, when: {...fault.when, tokenId: token.id}});
		}));
		await waitFor(() => bench.emulator.requests.every(({status}) => status !== 'pending'));
		assertTruth(bench, tokens, tracked);
		assert.equal(tracked.length, faults.length);
	});
}
