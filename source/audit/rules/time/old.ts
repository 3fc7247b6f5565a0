import {relativeTime} from '../../../tokens/time/parse-time.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayLength} from '../day-length.js';
import {dayOf} from '../day-of.js';
import {eachToken} from '../each-token.js';
import {knownCreation} from './known-creation.js';

/**
A token that was created longer ago than the policy calls old.
*/
export const old: Rule = {
	id: 'old',
	group: 'time',
	severity: 'medium',
	title: 'created long ago',
	sentence: count => `${countTokens(count, 'was', 'were')} created longer ago than the policy calls old.`,
	why: 'The longer a secret exists, the more places have a copy of it: configuration files, backups, people who have left.',
	advice: 'Rotate it. If nobody knows who uses it, suspend it and see who misses it.',
	blind: 'Whether it is in use, and who has its secret. Suspended tokens are left out, because soak-over reports them.',
	remedies: ['rotate', 'suspend', 'revoke'],
	* find({standing, policy, now}) {
		const limit = now - (policy.thresholds.oldAfterDays * dayLength);
		yield * eachToken(standing, entry => {
			const creation = knownCreation(entry);
			return creation < limit && entry.statusBeforeExpiry !== 'suspended'
				? {entry, evidence: () => `created on ${dayOf(creation)}, ${relativeTime(creation, now)}`}
				: undefined;
		});
	},
};
