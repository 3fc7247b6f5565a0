import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {namesInWords} from '../names-in-words.js';
import {namesOfGrants} from '../names-of-grants.js';
import {tokensWithGrants} from '../tokens-with-grants.js';

/**
A token with an action that is neither read nor write.
*/
export const unknownAction: Rule = {
	id: 'unknown-action',
	group: 'reach',
	severity: 'medium',
	title: 'has an action other than read and write',
	sentence: count => `${countTokens(count, 'has', 'have')} an action that is neither read nor write.`,
	why: 'The documents of the service name read and write only, so what such a grant allows is not known. It may be more than both.',
	advice: 'Ask who created the token what the action is for. If nobody knows, drop the grant.',
	blind: 'What the action allows, and whether the service takes it for anything at all. Capital letters make another action: Write is not write.',
	remedies: ['look', 'drop-grants', 'suspend'],
	find: facts => tokensWithGrants(facts, ({action}) => action !== 'read' && action !== 'write', ({entry, grants}) => {
		const actions = [...new Set(grants.map(({action}) => action))];
		return {entry, grants, evidence: () => `${namesInWords(actions.map(action => JSON.stringify(action)))} on ${namesInWords(namesOfGrants(grants))}`};
	}),
};
