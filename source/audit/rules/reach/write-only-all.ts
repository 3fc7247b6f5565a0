import type {Permission} from '../../../api/types.js';
import {allDatabases} from '../../../tokens/grants/known-databases.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {namesInWords} from '../names-in-words.js';
import {namesOfGrants} from '../names-of-grants.js';
import {tokensWithGrants} from '../tokens-with-grants.js';

/**
A token that can write every database, and has no grant to read every database.
*/
export const writeOnlyAll: Rule = {
	id: 'write-only-all',
	group: 'reach',
	severity: 'high',
	title: 'writes to all databases without read on *',
	sentence: count => `${countTokens(count, 'has', 'have')} write on *, and no read on *.`,
	why: 'The OpenAPI document of the service shows write on * alone and calls it full access. Such a token was either made to write only, or somebody believed that it can read everything too.',
	advice: 'Find out what its holder does. Replace write on * by the names of the databases that it writes, and add read only where it reads.',
	blind: 'Whether the service lets write on * read as well: its documents contradict each other.',
	remedies: ['replace-wildcard', 'suspend', 'revoke'],
	find: facts => tokensWithGrants(facts, ({action, resource}) => action === 'write' && resource === allDatabases, ({entry, grants}) => {
		const {permissions} = entry.token;
		return permissions.some(({action, resource}) => action === 'read' && resource === allDatabases)
			? undefined
			: {entry, grants, evidence: () => `write on *, ${readsInWords(permissions)}`};
	}),
};

function readsInWords(permissions: readonly Permission[]): string {
	const names = namesOfGrants(permissions.filter(({action}) => action === 'read'));
	return names.length === 0 ? 'and no read at all' : `and read only on ${namesInWords(names)}`;
}
