import {descriptionOfAccess} from '../../../tokens/grants/description-of-access.js';
import {tokenName} from '../../../tokens/words/token-name.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';
import {mostCompared, supersetsOf} from './supersets-of.js';

/**
A token that can do nothing that another one cannot do, while the other can do more.
*/
export const subsetOfAnother: Rule = {
	id: 'subset-of-another',
	group: 'grants',
	severity: 'info',
	title: 'can do nothing that another token cannot',
	sentence: count => `${countTokens(count, 'can')} do nothing that another token cannot do.`,
	why: 'One of the two may have replaced the other, and the smaller one was left behind. Or the larger one was made by adding to a copy.',
	advice: 'Find out whether the smaller one still has a holder. If nobody knows, suspend it and see who misses it.',
	blind: `Whether both are needed. Tokens with one grant are left out, and so are those that only a * covers, because nearly all would be found. Of the tokens that share a grant, those with the ${mostCompared} largest sets of grants are compared.`,
	remedies: ['look', 'suspend', 'revoke'],
	* find({readable, grantLists, grantSets}) {
		const supersets = yield * supersetsOf(grantSets, grantLists);
		yield * eachToken(readable, entry => {
			const set = grantSets.setOf(entry);
			const superset = set && supersets[set.index];
			return superset && {
				entry, others: () => superset.entries, evidence: () => `${descriptionOfAccess(entry.token.permissions, 3)}, and ${tokenName(superset.entries[0]!.token)} can do that and more`,
			};
		});
	},
};
