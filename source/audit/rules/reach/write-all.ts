import {allDatabases} from '../../../tokens/grants/known-databases.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayOf} from '../day-of.js';
import {tokensWithGrants} from '../tokens-with-grants.js';

/**
A token that can write every database.
*/
export const writeAll: Rule = {
	id: 'write-all',
	group: 'reach',
	severity: 'critical',
	title: 'writes to all databases',
	sentence: count => `${countTokens(count, 'can')} write every database, also those that are created later.`,
	why: 'Whoever has its secret can overwrite or fill every database. No grant on a name narrows that.',
	advice: 'Replace * by the names of the databases that its holder writes. If nobody knows them, suspend the token and see who misses it.',
	blind: 'Which databases it really writes: the service does not say.',
	remedies: ['replace-wildcard', 'suspend', 'revoke'],
	find: facts => tokensWithGrants(facts, ({action, resource}) => action === 'write' && resource === allDatabases, ({entry, grants}) => ({entry, grants, evidence: () => `write on * since ${dayOf(entry.createdMs)}`})),
};
