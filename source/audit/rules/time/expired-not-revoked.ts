import {statusAt} from '../../../tokens/list/token-entry.js';
import {relativeTime} from '../../../tokens/time/parse-time.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayOf} from '../day-of.js';
import {eachToken} from '../each-token.js';
import {knownExpiry} from './known-expiry.js';

/**
A token that has expired and that nobody has revoked.
*/
export const expiredNotRevoked: Rule = {
	id: 'expired-not-revoked',
	group: 'time',
	severity: 'low',
	title: 'expired and not revoked',
	sentence: count => `${countTokens(count, 'has expired and is', 'have expired and are')} not revoked.`,
	why: 'It opens nothing any more, but it is in every list of the tokens until somebody revokes it, and hides those that count.',
	advice: 'Revoke it. Nothing is lost by that.',
	blind: 'Whether a program still tries to use it, which is refused either way.',
	remedies: ['revoke'],
	find: ({entries, now}) => eachToken(entries, entry => {
		if (statusAt(entry, now) !== 'expired') {
			return undefined;
		}

		const expiry = knownExpiry(entry);
		return {entry, evidence: () => `expired on ${dayOf(expiry)}, ${relativeTime(expiry, now)}`};
	}),
};
