import {allDatabases} from '../../../tokens/grants/known-databases.js';
import type {Rule} from '../../rule.js';
import {dayOf} from '../day-of.js';

/**
A token that can write every database.
*/
export const writeAll: Rule = {
	id: 'write-all',
	group: 'reach',
	severity: 'critical',
	title: 'writes to all databases',
	sentence: count => `${count === 1 ? '1 token can' : `${count} tokens can`} write every database, also those that are created later.`,
	why: 'Whoever has its secret can overwrite or fill every database. No grant on a name narrows that.',
	advice: 'Replace * by the names of the databases that its holder writes. If nobody knows them, suspend the token and see who misses it.',
	blind: 'Which databases it really writes: the service does not say.',
	remedies: ['replace-wildcard', 'suspend', 'revoke'],
	* find({standing}) {
		for (const entry of standing) {
			const grants = entry.token.permissions.filter(({action, resource}) => action === 'write' && resource === allDatabases);
			if (grants.length > 0) {
				yield {entry, grants, evidence: () => `write on * since ${dayOf(entry.createdMs)}`};
			}
		}
	},
};
