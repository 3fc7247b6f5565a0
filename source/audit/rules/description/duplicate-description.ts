import {foldText} from '../../../tokens/text/fold-text.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {ownText} from './own-text.js';

/**
A token with the description of another one.
*/
export const duplicateDescription: Rule = {
	id: 'duplicate-description',
	group: 'description',
	severity: 'low',
	title: 'same description as another token',
	sentence: count => `${countTokens(count, 'has', 'have')} the description of another token.`,
	why: 'Two tokens of one description cannot be told apart in a list, and the wrong one gets revoked. One of them may be a forgotten copy.',
	advice: 'Say in each description what differs: the host, the service, the owner. Revoke the copy that nobody uses.',
	blind: 'Whether one of them replaced the other: the description is the only text of a token.',
	remedies: ['edit-description', 'suspend', 'revoke'],
	* find({standing}) {
		const texts = standing.map(({token}) => foldText(ownText(token) ?? ''));
		const groups = Map.groupBy(standing.keys(), index => texts[index]!);
		for (const [index, entry] of standing.entries()) {
			const group = texts[index] === '' ? [] : groups.get(texts[index]!)!;
			if (group.length > 1) {
				yield {
					entry,
					others: () => group.filter(other => other !== index).map(other => standing[other]!),
					evidence: () => `the same description as ${group.length === 2 ? '1 other token' : `${group.length - 1} other tokens`}`,
				};
			}
		}
	},
};
