import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';
import {namesInWords} from '../names-in-words.js';
import {namesOfGrants} from '../names-of-grants.js';
import {databaseWordsIn} from './database-words.js';
import {onlyClaimOf} from './only-claim-of.js';
import {ownText} from './own-text.js';

/**
A token whose description says something that its grants deny.
*/
export const contradictsGrants: Rule = {
	id: 'contradicts-grants',
	group: 'description',
	severity: 'high',
	title: 'description contradicts the grants',
	sentence: count => `${countTokens(count, 'has a description that its', 'have descriptions that their')} grants contradict.`,
	why: 'People decide by the description. One who hands out a "read-only" token that writes gives away more than they know.',
	advice: 'Find out which of the two is meant. Then edit the description, or drop the grants that it rules out.',
	blind: 'Which of the two is wrong. A name counts as that of a database if it has a digit or one of _ - / in it, or if at least half of the tokens with that word have a grant on it.',
	remedies: ['edit-description', 'drop-grants', 'look'],
	* find(facts) {
		const words = yield * databaseWordsIn(facts);
		yield * eachToken(facts.standing, entry => {
			const text = ownText(entry.token);
			if (!text || entry.grants.length === 0) {
				return undefined;
			}

			const claim = onlyClaimOf(text);
			const grants = claim ? entry.token.permissions.filter(({action}) => action === claim.denied) : [];
			if (claim && grants.length > 0) {
				return {entry, grants, evidence: () => `the description says "${claim.words}", and it has ${claim.denied} on ${namesInWords(namesOfGrants(grants))}`};
			}

			const databases = words.deniedOf(entry);
			return databases.length > 0
				? {entry, databases, evidence: () => `the description names ${namesInWords(databases)}, and its grants are on ${namesInWords(namesOfGrants(entry.token.permissions))}`}
				: undefined;
		});
	},
};
