import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayLength} from '../day-length.js';
import {eachToken} from '../each-token.js';
import {knownLifetime} from './known-lifetime.js';
import {lifetimeInWords} from './lifetime-in-words.js';

/**
How much longer than the maximum a token may live, in ms. The service's clock may be behind that of the program that worked the expiry out.
*/
const tolerance = 60_000;

/**
A token whose lifetime is longer than the policy allows.
*/
export const lifetimeTooLong: Rule = {
	id: 'lifetime-too-long',
	group: 'time',
	severity: 'medium',
	title: 'lives longer than the policy allows',
	sentence: count => `${countTokens(count, 'lives', 'live')} longer than the policy allows.`,
	why: 'The policy has a maximum lifetime so that a secret that leaks stops working by itself.',
	advice: 'Rotate it to a successor with a lifetime that the policy allows: the expiry of a token that exists cannot be changed.',
	blind: 'Whether the policy had this maximum when the token was created. Suspended tokens are left out, because they open nothing.',
	remedies: ['rotate', 'revoke'],
	needs: ['maximum-lifetime'],
	* find({standing, policy}) {
		const {maximumLifetimeDays} = policy.thresholds;
		if (maximumLifetimeDays === undefined) {
			return;
		}

		const maximum = maximumLifetimeDays * dayLength;
		yield * eachToken(standing, entry => {
			const lifetime = knownLifetime(entry);
			return lifetime > maximum + tolerance && entry.statusBeforeExpiry !== 'suspended'
				? {entry, evidence: () => `${lifetimeInWords(lifetime)}, and the policy allows ${maximumLifetimeDays === 1 ? '1 day' : `${maximumLifetimeDays} days`}`}
				: undefined;
		});
	},
};
