import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
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
		const created = standing.filter((entry): entry is Created => entry.createdMs !== undefined);
		const bursts = burstsOf(created.toSorted((left, right) => left.createdMs - right.createdMs), thresholds);
		for (const entry of created) {
			const burst = bursts.get(entry);
			if (burst) {
				yield {entry, others: () => burst.filter(other => other !== entry), evidence: () => evidenceOf(burst)};
			}
		}
	},
};

type Created = TokenEntry & {readonly createdMs: number};

/**
The burst of each token that is in one. Of a burst, each token has `burstTokens` tokens, itself among them, within some `burstMinutes`; what overlaps is one burst. `sorted` is in the order of the creation.
*/
function burstsOf(sorted: readonly Created[], {burstTokens, burstMinutes}: {readonly burstTokens: number; readonly burstMinutes: number}): ReadonlyMap<TokenEntry, readonly Created[]> {
	const bursts = new Map<TokenEntry, Created[]>();
	let burst: Created[] = [];
	// The position of the first token that is in no burst yet.
	let next = 0;
	for (const [first, {createdMs}] of sorted.entries()) {
		const last = first + burstTokens - 1;
		if (last >= sorted.length || sorted[last]!.createdMs - createdMs > burstMinutes * 60_000) {
			continue;
		}

		if (first >= next) {
			burst = [];
			next = first;
		}

		for (; next <= last; next++) {
			burst.push(sorted[next]!);
			bursts.set(sorted[next]!, burst);
		}
	}

	return bursts;
}

function evidenceOf(burst: readonly Created[]): string {
	const first = burst[0]!.createdMs;
	const minutes = Math.max(1, Math.ceil((burst.at(-1)!.createdMs - first) / 60_000));
	return `one of ${burst.length} created within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, ${minuteOf(first)}`;
}
