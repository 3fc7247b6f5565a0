import {isMissingDatabase} from '../../../tokens/grants/known-databases.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {namesInWords} from '../names-in-words.js';
import {namesOfGrants} from '../names-of-grants.js';
import {tokensWithGrants} from '../tokens-with-grants.js';

/**
A token with a grant on a name that no database has, and that is nearly the name of one.
*/
export const misspeltDatabase: Rule = {
	id: 'misspelt-database',
	group: 'grants',
	severity: 'high',
	title: 'names a database with a typing mistake',
	sentence: count => `${countTokens(count, 'has a grant', 'have grants')} on a name that is nearly the name of a database.`,
	why: 'The token does not reach the database that was meant. Whoever creates a database of the wrong name gives the token access to it.',
	advice: 'Edit the grants: put the right name in place of the wrong one, or drop the grant.',
	blind: 'Which database was meant. Names of fewer than four characters are compared by upper and lower case only, and names that differ in a number or a single letter count as two names.',
	remedies: ['drop-grants', 'look'],
	needs: ['databases'],
	* find(facts) {
		const {databaseSet, misspellings} = facts;
		if (!databaseSet) {
			return;
		}

		const meant = new Map<string, string | undefined>();
		const isMisspelt = (name: string) => {
			if (!meant.has(name)) {
				meant.set(name, isMissingDatabase(name, databaseSet) ? misspellings(name) : undefined);
			}

			return meant.get(name) !== undefined;
		};

		yield * tokensWithGrants(facts, ({resource}) => isMisspelt(resource), ({entry, grants}) => {
			const names = namesOfGrants(grants);
			return {
				entry, grants, databases: names, evidence: () => namesInWords(names.map(name => `${name} for ${meant.get(name)}`)),
			};
		});
	},
};
