import {hasUnknownDescription} from '../../../tokens/why-odd.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';

/**
A token whose description names no owner.
*/
export const noOwner: Rule = {
	id: 'no-owner',
	group: 'description',
	severity: 'low',
	title: 'names no owner',
	sentence: count => `${countTokens(count, 'names', 'name')} no owner by the owner pattern of the policy.`,
	why: 'The service keeps no owner of a token. If the description names none, nobody can be asked whether it is still needed.',
	advice: 'Find out who uses it and write the owner into the description, in the form of the pattern.',
	blind: 'Whether an owner who is named still works there, and who created the token.',
	remedies: ['edit-description', 'suspend'],
	needs: ['owner-pattern'],
	* find({standing, policy: {ownerPattern}, ownerOf}) {
		if (!ownerPattern || !ownerOf) {
			return;
		}

		const evidence = () => `no owner by ${ownerPattern.source}`;
		yield * eachToken(standing, entry => !hasUnknownDescription(entry.token) && ownerOf(entry) === undefined ? {entry, evidence} : undefined);
	},
};
