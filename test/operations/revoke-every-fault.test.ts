import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Fault, FaultEffect} from '../../source/emulator/faults.js';
import type {DatabaseToken} from '../../source/api/types.js';
import {waitFor} from '../helpers/wait-for.js';
import {assertTruth} from './assert-truth.js';
import {openBench, type Bench} from './bench.js';

const timeouts = {response: 1000, request: 2000};
const moments = ['before-apply', 'after-apply'] as const;
const tooFar = 'Fri, 01 Jan 2999 00:00:00 GMT';

const answers: readonly FaultEffect[] = [
	...[400, 401, 403, 408, 409, 418, 500, 502, 503, 504].map(status => ({kind: 'status', status} as const)),
	{kind: 'status', status: 429, retryAfter: 0},
	{kind: 'status', status: 429, retryAfter: tooFar},
	{kind: 'status', status: 503, retryAfter: 3600},
	{kind: 'cut', when: 'before-apply'},
	{kind: 'hang', when: 'before-apply'},
	// Longer than the client waits: the request takes effect when nobody listens any more.
	{kind: 'delay', ms: 2200},
	{kind: 'html'},
	{kind: 'redirect', status: 301, location: '/elsewhere'},
	{
		kind: 'body', status: 200, contentType: 'application/json', body: '[]',
	},
	{kind: 'truncate'},
];

function atBothMoments(effect: FaultEffect): readonly FaultEffect[] {
	switch (effect.kind) {
		case 'status':
		case 'cut':
		case 'hang':
		case 'delay': {
			return moments.map(when => ({...effect, when}));
		}

		default: {
			return [effect];
		}
	}
}

// 404 is left out above: a GET that is answered with 404 for a live token is no fault that could be told from the truth.
const answersToDelete: readonly FaultEffect[] = [
	...answers.flatMap(effect => atBothMoments(effect)),
	...atBothMoments({kind: 'status', status: 404}),
	{
		kind: 'body', status: 200, contentType: 'text/plain', body: '',
	},
];

type Place = Omit<Fault['when'], 'tokenId'>;

// The client itself repeats a GET twice, so that "once" is three times there.
const checks: readonly Place[] = [{method: 'GET', times: 3}, {method: 'GET'}];
const verifications: readonly Place[] = [{method: 'GET', nth: 2, times: 3}, {method: 'GET', nth: 2, times: Infinity}];
const revokes: readonly Place[] = [{method: 'DELETE', times: 1}, {method: 'DELETE'}];

/**
Every effect at every step of one token's revoke, once and for ever.
*/
const faults: readonly Fault[] = [
	...answers.flatMap(effect => [...checks, ...verifications].map(when => ({when, do: effect}))),
	...answersToDelete.flatMap(effect => revokes.map(when => ({when, do: effect}))),
];

/**
One token, one fault. The person puts the same management token in place after a 401 twice, and then gives up.
*/
async function revokeUnder(bench: Bench, token: DatabaseToken, fault: Fault) {
	bench.emulator.addFault(fault);
	let resumes = 0;
	const run = bench.start([token], {
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

for (const revoked of ['listed', 'gone'] as const) {
	test(`each of ${faults.length} faults of the server is told truly (revoked tokens are ${revoked})`, async t => {
		const bench = await openBench(t, {revoked, timeouts});
		const targets = await bench.liveTokens(faults.length);
		const items = await Promise.all(targets.map(async (token, index) => {
			const fault = faults[index]!;
			return revokeUnder(bench, token, {...fault, when: {...fault.when, tokenId: token.id}});
		}));
		await waitFor(() => bench.emulator.requests.every(({status}) => status !== 'pending'));
		assertTruth(bench, targets, items);
		assert.equal(items.length, faults.length);
	});
}
