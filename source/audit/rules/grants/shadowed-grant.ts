import type {Permission} from '../../../api/types.js';
import {allDatabases} from '../../../tokens/grants/known-databases.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {isCoverable} from '../is-coverable.js';
import {namesInWords} from '../names-in-words.js';
import {tokensWithGrants} from '../tokens-with-grants.js';

/**
A token with a grant on a name that its own grant on `*` covers.
*/
export const shadowedGrant: Rule = {
	id: 'shadowed-grant',
	group: 'grants',
	severity: 'low',
	title: 'has grants that its own * covers',
	sentence: count => count === 1 ? '1 token has a grant on a name that its own grant on * covers.' : `${countTokens(count, 'have')} grants on names that their own grants on * cover.`,
	why: 'The grant changes nothing, and it makes the token look narrower than it is.',
	advice: 'Drop the grant on the name. If the names are what the holder needs, drop the grant on * instead.',
	blind: 'Which of the two was meant. A grant on _internal is left out, because the documents do not say whether * includes it.',
	remedies: ['drop-grants', 'replace-wildcard'],
	find: facts => tokensWithGrants(facts, ({resource}) => resource === allDatabases, ({entry, grants}) => {
		const shadowed = shadowedGrants(entry.token.permissions, grants);
		return shadowed.length === 0 ? undefined : {entry, grants: shadowed, evidence: () => `${namesInWords(shadowed.map(({action, resource}) => `${action} ${resource}`))} beside ${actionsInWords(shadowed)} on *`};
	}),
};

function shadowedGrants(permissions: readonly Permission[], onAll: readonly Permission[]): readonly Permission[] {
	return permissions.filter(permission => isCoverable(permission) && onAll.some(({action}) => action === permission.action));
}

function actionsInWords(grants: readonly Permission[]): string {
	return namesInWords([...new Set(grants.map(({action}) => action))]);
}
