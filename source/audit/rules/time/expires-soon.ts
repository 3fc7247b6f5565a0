import {relativeTime} from '../../../tokens/time/parse-time.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayLength} from '../day-length.js';
import {dayOf} from '../day-of.js';
import {eachToken} from '../each-token.js';
import {knownExpiry} from './known-expiry.js';

/**
A token that expires within the days that the policy names.
*/
export const expiresSoon: Rule = {
	id: 'expires-soon',
	group: 'time',
	severity: 'medium',
	title: 'expires soon',
	sentence: count => `${countTokens(count, 'expires', 'expire')} within the days that the policy names.`,
	why: 'From that moment on the service refuses every program that uses the token, and the expiry cannot be moved.',
	advice: 'Rotate it before that day: create the successor, hand its secret over, then let this one expire.',
	blind: 'Whether its holder has another token already, or whether nobody needs it any more. Suspended tokens are left out, because they open nothing.',
	remedies: ['rotate', 'look'],
	* find({standing, policy, now}) {
		const limit = now + (policy.thresholds.expiresWithinDays * dayLength);
		yield * eachToken(standing, entry => {
			const expiry = knownExpiry(entry);
			// A token that may be revoked stands after its expiry too.
			return expiry > now && expiry <= limit && entry.statusBeforeExpiry !== 'suspended'
				? {entry, evidence: () => `expires on ${dayOf(expiry)}, ${relativeTime(expiry, now)}`}
				: undefined;
		});
	},
};
