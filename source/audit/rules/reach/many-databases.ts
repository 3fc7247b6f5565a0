import type {Permission} from '../../../api/types.js';
import {allDatabases} from '../../../tokens/grants/known-databases.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';
import {namesOfGrants} from '../names-of-grants.js';

/**
A token with grants on more databases than the policy calls many, by name.
*/
export const manyDatabases: Rule = {
	id: 'many-databases',
	group: 'reach',
	severity: 'medium',
	title: 'names many databases',
	sentence: count => `${countTokens(count, 'has', 'have')} grants on more databases than the policy calls many.`,
	why: 'One secret that leaks opens all of them, and one that is replaced has to be replaced everywhere at once.',
	advice: 'Create a token for each program that uses it, with the grants of that program alone, and revoke this one.',
	blind: 'How many programs share it, and which of the databases they need. Names that a * of the token covers are not counted, because read-all and write-all report that token.',
	remedies: ['look', 'suspend', 'revoke'],
	* find({readable, policy}) {
		const {manyDatabases: most} = policy.thresholds;
		yield * eachToken(readable, entry => {
			const {permissions} = entry.token;
			// Most tokens have fewer grants than the names that are allowed.
			if (permissions.length <= most) {
				return undefined;
			}

			const databases = namesOfGrants(namedGrants(permissions));
			return databases.length > most
				? {entry, databases, evidence: () => `grants on ${databases.length} databases, and more than ${most} are many`}
				: undefined;
		});
	},
};

/**
The grants on a name that are not on `*` as well.
*/
function namedGrants(permissions: readonly Permission[]): readonly Permission[] {
	const onAll = new Set(permissions.filter(({resource}) => resource === allDatabases).map(({action}) => action));
	return permissions.filter(({action, resource}) => resource !== allDatabases && !onAll.has(action));
}
