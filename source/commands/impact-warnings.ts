import type {DatabaseToken} from '../api/types.js';
import {impactOf, type ImpactOptions} from '../tokens/impact.js';
import {impactSentence} from '../tokens/impact-words.js';

const mostSentences = 12;

/**
What is to be said before tokens go: each database that loses its last writer or reader or keeps only tokens for all databases, and each token that can write all databases. By grants, not by traffic. Empty where no such harm is done. Raw text of the service.
*/
export function impactWarnings(options: ImpactOptions): readonly string[] {
	const {databases, leavingWildcardWriters, isReachUnknown} = impactOf(options);
	const hit = databases.filter(impact => impact.losesLastWriter || impact.losesLastReader || impact.keepsOnlyWildcardWriter || impact.keepsOnlyWildcardReader);
	return [
		...leavingWildcardWriters.map(token => `${nameOf(token)} can write all databases.`),
		...isReachUnknown ? ['What all databases lose is not known: they could not be listed.'] : [],
		...hit.slice(0, mostSentences).map(impact => impactSentence(impact)),
		...hit.length > mostSentences ? [`So it is for ${hit.length - mostSentences} more databases.`] : [],
	];
}

function nameOf({description, id}: DatabaseToken): string {
	return `${description === '' ? 'The token without description' : description} (${id.slice(0, 8)})`;
}
