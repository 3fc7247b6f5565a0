import type {DatabaseToken} from '../../../api/types.js';
import {impactOf, type Impact, type ImpactOptions} from '../../../tokens/impact/impact.js';
import {impactOfChanges} from '../../../tokens/impact/impact-of-changes.js';
import {databasesSentence, type KnownDatabases} from '../../../tokens/grants/known-databases.js';
import {impactMeaning, impactSentence, unknownImpactSentences} from '../../../tokens/impact/impact-words.js';
import {whyOdd} from '../../../tokens/why-odd.js';
import type {EditableFields} from '../../../tokens/difference-in-words.js';
import {tokenName} from '../../../tokens/words/token-name.js';

const mostSentences = 12;

/**
Warnings, in sentences, before tokens are revoked or suspended: first what cannot be read of them, then each token that can write all databases, what is not known of the loss, and each database that loses its last writer or reader or keeps only tokens for all databases. The last sentence says why it is not known which databases there are, if it is not. The grants show all this, not the traffic. Empty if there is nothing to warn of. Raw text of the service.
*/
export function impactWarnings(options: ImpactOptions & KnownDatabases): readonly string[] {
	const impact = impactOf(options);
	const odd = options.tokens.filter(token => options.leaving.has(token.id) && token.oddities !== undefined);
	return [
		...odd.map(token => `${tokenName(token, {isFirst: true})}: ${whyOdd(token) ?? ''}.`),
		...impact.leavingWildcardWriters.map(token => `${tokenName(token, {isFirst: true})} goes, which can write all databases.`),
		...lossesOf(impact),
		...options.leaving.size > 0 ? problemOf(options) : [],
	];
}

function problemOf(databases: KnownDatabases): readonly string[] {
	const sentence = databasesSentence(databases);
	return sentence === undefined ? [] : [sentence];
}

function lossesOf(impact: Impact): readonly string[] {
	const hit = impact.databases.filter(each => impactMeaning(each) !== undefined);
	return [
		...unknownImpactSentences(impact),
		...hit.slice(0, mostSentences).map(each => impactSentence(each)),
		...hit.length > mostSentences ? [`${hit.length - mostSentences} more ${hit.length - mostSentences === 1 ? 'database loses' : 'databases lose'} something.`] : [],
	];
}

/**
The warnings, as in `impactWarnings`, before an edit takes some of the grants of a token.
*/
export function impactOfEdit(before: DatabaseToken, after: EditableFields, options: Omit<ImpactOptions, 'leaving'> & KnownDatabases): readonly string[] {
	return [...lossesOf(impactOfChanges([{token: before, after: after.permissions}], options)), ...problemOf(options)];
}
