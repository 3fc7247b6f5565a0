import {hasSuspensionMark} from '../../../tokens/suspension/suspended-description.js';
import {hasUnknownDescription} from '../../../tokens/why-odd.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayOf} from '../day-of.js';
import {eachToken} from '../each-token.js';

/**
A token without grants that is not suspended.
*/
export const noGrants: Rule = {
	id: 'no-grants',
	group: 'grants',
	severity: 'low',
	title: 'has no grants',
	sentence: count => count === 1 ? '1 token has no grants and is not suspended.' : `${countTokens(count, 'have')} no grants and are not suspended.`,
	why: 'It opens nothing, so no program can need it. But its secret exists: if an admin gives it grants later, everyone who has the secret gets them.',
	advice: 'Revoke it, unless an admin has just created it and is about to give it grants.',
	blind: 'Whether it had grants before, and why an admin took them away. Tokens with a suspension mark are not counted.',
	remedies: ['revoke', 'look'],
	find: ({readable}) => eachToken(readable, entry => {
		const {token} = entry;
		return token.permissions.length === 0 && !hasUnknownDescription(token) && !hasSuspensionMark(token.description)
			? {entry, evidence: () => `no grants, created on ${dayOf(entry.createdMs)}`}
			: undefined;
	}),
};
