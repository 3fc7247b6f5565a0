import {systemDatabase} from '../../../tokens/grants/known-databases.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {tokensWithGrants} from '../tokens-with-grants.js';

/**
A token with a grant on the database of the query log.
*/
export const reachesInternal: Rule = {
	id: 'reaches-internal',
	group: 'reach',
	severity: 'medium',
	title: 'reaches _internal, the query log',
	sentence: count => `${countTokens(count, 'has a grant', 'have grants')} on _internal, the database of the query log.`,
	why: 'The query log has the text of every query of the cluster, and with it names and values that people looked for.',
	advice: 'Drop the grant unless its holder watches the cluster. Nothing but the service should write to it.',
	blind: 'Whether * includes _internal: the documents of the service do not say. Only grants that name it are found; read-all reports the others.',
	remedies: ['drop-grants', 'suspend', 'look'],
	find: facts => tokensWithGrants(facts, ({resource}) => resource === systemDatabase, ({entry, grants}) => {
		const actions = [...new Set(grants.map(({action}) => action))];
		return {
			entry, grants, databases: [systemDatabase], evidence: () => `${actions.join(' and ')} on ${systemDatabase}`,
		};
	}),
};
