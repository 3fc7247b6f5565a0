import type {FilterContext} from '../tokens/filter/matcher.js';
import type {Finding} from './finding.js';
import {ownerOf} from './policy/owner-of.js';
import type {Audit} from './run-audit.js';

const none: readonly Finding[] = [];

/**
What the filter needs of an audit. It knows only the entries of the list that was audited, so that an old audit answers for no token of a newer list.
*/
export function findingsView({facts, findings, byToken, rules}: Audit): Pick<FilterContext, 'findings' | 'ownerOf'> {
	const {entries, policy} = facts;
	const {ownerPattern} = policy;
	const rememberedHits = new Map<string, Uint8Array>();
	// One pass over the findings takes a part of the time of asking 100,000 tokens for theirs.
	const hitsOf = (key: string, isMeant: (finding: Finding) => boolean): Uint8Array => {
		let hits = rememberedHits.get(key);
		if (!hits) {
			hits = new Uint8Array(entries.length);
			for (const finding of findings) {
				if (finding.entry && isMeant(finding)) {
					hits[finding.entry.position] = 1;
				}
			}

			rememberedHits.set(key, hits);
		}

		return hits;
	};

	return {
		findings: {
			of: entry => entries[entry.position] === entry ? byToken.get(entry.position) ?? none : undefined,
			remembered(key, isMeant) {
				const hits = hitsOf(key, isMeant);
				return entry => entries[entry.position] === entry ? hits[entry.position] === 1 : undefined;
			},
			askedRules: new Set(rules.map(({id}) => id)),
		},
		ownerOf: ownerPattern && (({token}) => ownerOf(token.description, ownerPattern)),
	};
}
