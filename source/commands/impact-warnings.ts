import type {DatabaseToken} from '../api/types.js';
import {impactOf, type Impact, type ImpactOptions} from '../tokens/impact.js';
import {impactSentence} from '../tokens/impact-words.js';
import {grantKey} from '../tokens/permission-key.js';
import type {EditableFields} from '../tokens/token-difference.js';

const mostSentences = 12;

/**
What is to be said before tokens go: each database that loses its last writer or reader or keeps only tokens for all databases, and each token that can write all databases. By grants, not by traffic. Empty where no such harm is done. Raw text of the service.
*/
export function impactWarnings(options: ImpactOptions): readonly string[] {
	const impact = impactOf(options);
	return [...impact.leavingWildcardWriters.map(token => `${nameOf(token)} goes, which can write all databases.`), ...lossesOf(impact)];
}

function lossesOf({databases, isReachUnknown}: Impact): readonly string[] {
	const hit = databases.filter(impact => impact.losesLastWriter || impact.losesLastReader || impact.keepsOnlyWildcardWriter || impact.keepsOnlyWildcardReader);
	return [
		...isReachUnknown ? ['What all databases lose is not known: they could not be listed.'] : [],
		...hit.slice(0, mostSentences).map(impact => impactSentence(impact)),
		...hit.length > mostSentences ? [`${hit.length - mostSentences} more ${hit.length - mostSentences === 1 ? 'database loses' : 'databases lose'} something.`] : [],
	];
}

/**
The same for grants that a token loses while it keeps others.
*/
export function impactOfEdit(before: DatabaseToken, after: EditableFields, options: Omit<ImpactOptions, 'leaving'>): readonly string[] {
	const kept = new Set(after.permissions.map(permission => grantKey(permission)));
	// The token as two: one that stays, and one that goes with what is lost.
	const lost = {...before, id: 'lost', permissions: before.permissions.filter(permission => !kept.has(grantKey(permission)))};
	return lossesOf(impactOf({
		...options,
		tokens: [...options.tokens.map(token => token.id === before.id ? {...token, permissions: after.permissions} : token), lost],
		leaving: new Set([lost.id]),
	}));
}

function nameOf({description, id}: DatabaseToken): string {
	return `${description === '' ? 'The token without description' : description} (${id.slice(0, 8)})`;
}
