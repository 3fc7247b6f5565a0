import {isMissingDatabase} from '../../../tokens/grants/known-databases.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {namesInWords} from '../names-in-words.js';
import {namesOfGrants} from '../names-of-grants.js';
import {tokensWithGrants} from '../tokens-with-grants.js';

/**
A token with a grant on a database that the cluster does not have.
*/
export const missingDatabase: Rule = {
	id: 'missing-database',
	group: 'grants',
	severity: 'high',
	title: 'grants on databases that do not exist',
	sentence: count => `${countTokens(count, 'has a grant', 'have grants')} on a name that no database of this cluster has.`,
	why: 'Whoever creates a database of that name, or undeletes one within about 7 days, gives the token access to it again.',
	advice: 'Drop the grant. If the token has no other, revoke it.',
	blind: 'Whether the database was deleted or the name was always wrong, and whether an admin is about to create it.',
	remedies: ['drop-grants', 'suspend', 'revoke'],
	needs: ['databases'],
	* find(facts) {
		const {databaseSet} = facts;
		if (!databaseSet) {
			return;
		}

		yield * tokensWithGrants(facts, ({resource}) => isMissingDatabase(resource, databaseSet), ({entry, grants}) => {
			const databases = namesOfGrants(grants);
			return {
				entry, grants, databases, evidence: () => `no database is named ${namesInWords(databases)}`,
			};
		});
	},
};
