import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayOf} from '../day-of.js';
import {eachToken} from '../each-token.js';
import {knownExpiry} from './known-expiry.js';

/**
A token without an expiry.
*/
export const neverExpires: Rule = {
	id: 'never-expires',
	group: 'time',
	severity: 'low',
	title: 'never expires',
	sentence: count => `${countTokens(count, 'never expires', 'never expire')}.`,
	why: 'A secret that leaks opens its databases until somebody notices and revokes the token.',
	advice: 'Rotate it to a successor with an expiry: the service cannot give an expiry to a token that exists.',
	blind: 'Whether its holder could replace it in time. Suspended tokens are left out, because soak-over reports them.',
	remedies: ['rotate', 'revoke'],
	find: ({standing}) => eachToken(standing, entry => knownExpiry(entry) === Infinity && entry.statusBeforeExpiry !== 'suspended'
		? {entry, evidence: () => `no expiry since ${dayOf(entry.createdMs)}`}
		: undefined),
};
