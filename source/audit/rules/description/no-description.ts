import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayOf} from '../day-of.js';
import {eachToken} from '../each-token.js';
import {ownText} from './own-text.js';

/**
A token without a description.
*/
export const noDescription: Rule = {
	id: 'no-description',
	group: 'description',
	severity: 'medium',
	title: 'has no description',
	sentence: count => `${countTokens(count, 'has', 'have')} an empty description, or one of blanks only.`,
	why: 'The description is the only field that can say what a token is for. Without it nobody knows whom to ask before a revoke.',
	advice: 'Ask who uses it and describe it. If nobody answers, suspend it and see who misses it.',
	blind: 'Who created the token and what for: the service keeps no such field.',
	remedies: ['edit-description', 'suspend', 'revoke'],
	find: ({standing}) => eachToken(standing, entry => ownText(entry.token) === ''
		? {entry, evidence: () => `no description since ${dayOf(entry.createdMs)}`}
		: undefined),
};
