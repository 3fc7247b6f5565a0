import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import {tokenName} from '../../../tokens/words/token-name.js';
import {isStanding} from '../../facts.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {knownLifetime} from './known-lifetime.js';
import {lifetimeInWords} from './lifetime-in-words.js';

/**
How much longer a successor may live than its predecessor, in ms. Its expiry was worked out before it was created, by another clock than the service's.
*/
const tolerance = 3_600_000;

/**
A successor of a rotation that lives longer than the token that it replaces.
*/
export const successorOutlives: Rule = {
	id: 'successor-outlives',
	group: 'time',
	severity: 'low',
	title: 'successor lives longer than its predecessor',
	sentence: count => count === 1 ? '1 token lives longer than the one that it replaces.' : `${countTokens(count, 'live')} longer than those that they replace.`,
	why: 'An admin chose the lifetime of the predecessor. A rotation that makes it longer changes that choice silently.',
	advice: 'If nobody wanted that, undo the rotation and begin it again with the lifetime of the predecessor.',
	blind: 'Rotations that are over, or that were made from another machine: only the open ones in this machine\'s journal are compared.',
	remedies: ['rotate', 'look'],
	needs: ['journal'],
	* find(facts) {
		const predecessors = new Map<TokenEntry, TokenEntry>();
		for (const {newTokenId, oldTokenId} of facts.journal?.rotations ?? []) {
			const successor = newTokenId === undefined ? undefined : facts.rotated(newTokenId);
			const predecessor = facts.rotated(oldTokenId);
			if (successor && predecessor && isStanding(successor, facts.now) && knownLifetime(successor) > knownLifetime(predecessor) + tolerance) {
				predecessors.set(successor, predecessor);
			}
		}

		for (const [entry, predecessor] of [...predecessors].toSorted(([left], [right]) => left.position - right.position)) {
			yield {
				entry,
				others: () => [predecessor],
				evidence: () => `${lifetimeInWords(knownLifetime(entry))}, and its predecessor ${tokenName(predecessor.token)} ${lifetimeInWords(knownLifetime(predecessor))}`,
			};
		}
	},
};
