import {allDatabases} from '../../../tokens/grants/known-databases.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayOf} from '../day-of.js';
import {tokensWithGrants} from '../tokens-with-grants.js';

/**
A token that can read every database.
*/
export const readAll: Rule = {
	id: 'read-all',
	group: 'reach',
	severity: 'high',
	title: 'reads all databases',
	sentence: count => `${countTokens(count, 'can')} read every database, also those that are created later.`,
	why: 'Whoever has its secret can copy all data of the cluster, and nothing that this program can see would show it.',
	advice: 'Replace * by the names of the databases that its holder reads. If nobody knows them, suspend the token and see who misses it.',
	blind: 'Which databases it really reads, and whether * includes _internal, the database of the query log: the documents of the service do not say.',
	remedies: ['replace-wildcard', 'suspend', 'revoke'],
	find: facts => tokensWithGrants(facts, ({action, resource}) => action === 'read' && resource === allDatabases, ({entry, grants}) => ({entry, grants, evidence: () => `read on * since ${dayOf(entry.createdMs)}`})),
};
