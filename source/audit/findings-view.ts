import type {FilterContext} from '../tokens/filter/matcher.js';
import type {Finding} from './finding.js';
import {ownerOf} from './policy/owner-of.js';
import type {Audit} from './run-audit.js';

const none: readonly Finding[] = [];

/**
What the filter needs of an audit. It knows only the entries of the list that was audited, so that an old audit answers for no token of a newer list.
*/
export function findingsView({facts, byToken, rules}: Audit): Pick<FilterContext, 'findings' | 'ownerOf'> {
	const {entries, policy} = facts;
	const {ownerPattern} = policy;
	return {
		findings: {
			of: entry => entries[entry.position] === entry ? byToken.get(entry.position) ?? none : undefined,
			askedRules: new Set(rules.map(({id}) => id)),
		},
		ownerOf: ownerPattern && (({token}) => ownerOf(token.description, ownerPattern)),
	};
}
