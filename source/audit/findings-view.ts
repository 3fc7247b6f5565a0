import type {FilterContext} from '../tokens/filter/matcher.js';
import type {Finding} from './finding.js';
import type {Audit} from './run-audit.js';

const none: readonly Finding[] = [];

/**
What the filter needs of an audit. It knows only the entries of the list that was audited, so that an old audit answers for no token of a newer list.
*/
export function findingsView({facts, byToken, kinds, rules}: Audit): Pick<FilterContext, 'findings' | 'ownerOf'> {
	const {entries, ownerOf} = facts;
	const rememberedHits = new Map<string, Uint8Array>();
	// A filter asks for the rule, the severity and the mute of a finding, which those of one kind share.
	const hitsOf = (key: string, isMeant: (finding: Finding) => boolean): Uint8Array => {
		let hits = rememberedHits.get(key);
		if (!hits) {
			hits = new Uint8Array(entries.length);
			for (const {finding, positions} of kinds) {
				for (const position of isMeant(finding) ? positions : []) {
					hits[position] = 1;
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
		ownerOf,
	};
}
