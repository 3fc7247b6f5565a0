import {whyOdd} from '../../../tokens/why-odd.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';

/**
A token with fields that this program cannot read.
*/
export const unreadable: Rule = {
	id: 'unreadable',
	group: 'history',
	severity: 'high',
	title: 'cannot be read whole',
	sentence: count => `${countTokens(count, 'has', 'have')} fields that cannot be read.`,
	why: 'Such a token may have any grant, and may be revoked or not. Other rules say nothing of what they cannot read.',
	advice: 'Look at the token as the service sends it, and ask the service\'s support why. Revoke it if nobody knows it.',
	blind: 'What the unreadable fields mean to the service.',
	remedies: ['look', 'revoke'],
	find: ({standing}) => eachToken(standing, entry => entry.token.oddities === undefined
		? undefined
		: {entry, evidence: () => whyOdd(entry.token)!}),
};
