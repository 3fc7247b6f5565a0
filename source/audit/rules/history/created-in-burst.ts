import type {Thresholds} from '../../policy/policy.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';
import {minuteOf} from '../minute-of.js';

/**
A token that was created together with many others.
*/
export const createdInBurst: Rule = {
	id: 'created-in-burst',
	group: 'history',
	severity: 'info',
	title: 'created in a burst',
	sentence: count => `${countTokens(count, 'was', 'were')} created within minutes of many others.`,
	why: 'Tokens of a burst mostly come from one script or one person, so that they can be judged together.',
	advice: 'Find out what made them. If a script ran by mistake, suspend them all and see who misses one.',
	blind: 'Who or what created them. Tokens that are revoked or expired are not counted.',
	remedies: ['look', 'suspend'],
	* find({standing, policy: {thresholds}}) {
		const times = Float64Array.from(standing.map(({createdMs}) => createdMs).filter(ms => ms !== undefined)).toSorted();
		const bursts = burstsOf(times, thresholds);
		yield undefined;
		yield * eachToken(standing, entry => {
			const burst = entry.createdMs === undefined ? undefined : burstAt(bursts, entry.createdMs);
			return burst && {
				entry,
				others: () => standing.filter(other => other !== entry && other.createdMs !== undefined && other.createdMs >= burst.from && other.createdMs <= burst.to),
				evidence: () => evidenceOf(burst),
			};
		});
	},
};

/**
From its first to its last token, in ms since the epoch.
*/
type Burst = {readonly from: number; readonly to: number; readonly tokens: number};

/**
The bursts, in their order. Of a burst, each token has `burstTokens` tokens, itself among them, within some `burstMinutes`; those that overlap are one. `times` are in ms since the epoch, in their order.
*/
function burstsOf(times: Float64Array, {burstTokens, burstMinutes}: Pick<Thresholds, 'burstTokens' | 'burstMinutes'>): readonly Burst[] {
	const bursts: Burst[] = [];
	let begin = -1;
	let end = -1;
	for (let first = 0; first + burstTokens <= times.length; first++) {
		const last = first + burstTokens - 1;
		if (times[last]! - times[first]! > burstMinutes * 60_000) {
			continue;
		}

		begin = first > end ? first : begin;
		end = last;
		const burst = {from: times[begin]!, to: times[end]!, tokens: end - begin + 1};
		if (first === begin) {
			bursts.push(burst);
		} else {
			bursts[bursts.length - 1] = burst;
		}
	}

	return bursts;
}

/**
The burst at a time. Uses binary search.
*/
function burstAt(bursts: readonly Burst[], time: number): Burst | undefined {
	let low = 0;
	let high = bursts.length;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (bursts[middle]!.to < time) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	const burst = bursts[low];
	return burst && burst.from <= time ? burst : undefined;
}

function evidenceOf({from, to, tokens}: Burst): string {
	const minutes = Math.max(1, Math.ceil((to - from) / 60_000));
	return `one of ${tokens} created within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, ${minuteOf(from)}`;
}
