import {withoutMarks} from '../../../tokens/rotation.js';
import {hasUnknownDescription} from '../../../tokens/why-odd.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';

/**
A token whose description is not as the policy wants it.
*/
export const breaksNaming: Rule = {
	id: 'breaks-naming',
	group: 'description',
	severity: 'low',
	title: 'breaks the naming pattern of the policy',
	sentence: count => `${countTokens(count, 'has a description that does', 'have descriptions that do')} not match the naming pattern of the policy.`,
	why: 'The policy says how a description is built, so that people and scripts find what they look for in it.',
	advice: 'Edit the description so that it matches.',
	blind: 'Whether what the description says is true. The marks of suspensions and rotations at its end are not looked at.',
	remedies: ['edit-description'],
	needs: ['naming-pattern'],
	* find({standing, policy: {namingPattern}}) {
		if (!namingPattern) {
			return;
		}

		const evidence = () => `does not match ${namingPattern.source}`;
		yield * eachToken(standing, entry => {
			const {token} = entry;
			return hasUnknownDescription(token) || namingPattern.test(withoutMarks(token.description)) ? undefined : {entry, evidence};
		});
	},
};
