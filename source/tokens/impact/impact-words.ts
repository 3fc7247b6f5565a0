import {whyOdd} from '../why-odd.js';
import {tokenName} from '../words/token-name.js';
import type {WordsMeaning} from '../words/words-meaning.js';
import type {DatabaseImpact, Impact} from './impact.js';

/**
A sentence about what one database loses, or about what is not known. Raw text of the service.
*/
export type ImpactSentence = {
	readonly text: string;
	readonly meaning: WordsMeaning | undefined;
};

/**
What one database loses, without the writers and readers that stay.
*/
export type DatabaseLoss = Pick<DatabaseImpact, 'database' | 'losesLastWriter' | 'losesLastReader' | 'keepsOnlyWildcardWriter' | 'keepsOnlyWildcardReader'>;

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function lostOf({losesLastWriter, losesLastReader}: DatabaseLoss): string | undefined {
	if (losesLastWriter && losesLastReader) {
		return 'its last writer and its last reader';
	}

	if (losesLastWriter) {
		return 'its last writer';
	}

	return losesLastReader ? 'its last reader' : undefined;
}

function wildcardOnlyOf({keepsOnlyWildcardWriter, keepsOnlyWildcardReader}: DatabaseLoss): string | undefined {
	if (!keepsOnlyWildcardWriter && !keepsOnlyWildcardReader) {
		return undefined;
	}

	const actions = [...keepsOnlyWildcardReader ? ['read'] : [], ...keepsOnlyWildcardWriter ? ['write'] : []];
	return `only a token for all databases can still ${actions.join(' and ')}`;
}

function remainingOf({remainingWriters, remainingReaders}: DatabaseImpact): readonly string[] {
	return [
		...remainingWriters > 0 ? [counted(remainingWriters, 'writer')] : [],
		...remainingReaders > 0 ? [counted(remainingReaders, 'reader')] : [],
	];
}

/**
What a database loses, in a few words: `its last writer`, `only a token for all databases can still write`, `nothing: 2 writers, 14 readers stay`, `no such database`. The writers and readers that stay do not include tokens for all databases.
*/
export function impactWords(impact: DatabaseImpact): string {
	if (impact.isMissing) {
		return 'no such database';
	}

	const losses = [lostOf(impact), wildcardOnlyOf(impact)].filter(loss => loss !== undefined);
	if (losses.length > 0) {
		return losses.join('; ');
	}

	const remaining = remainingOf(impact);
	return remaining.length === 0
		? 'nothing'
		: `nothing: ${remaining.join(', ')} ${impact.remainingWriters + impact.remainingReaders === 1 ? 'stays' : 'stay'}`;
}

/**
The same as a whole sentence: `flight3 loses its last writer.`, `flight2 keeps 2 writers and 14 readers.`
*/
export function impactSentence(impact: DatabaseImpact): string {
	const {database, isMissing} = impact;
	return isMissing
		? `${database} is no database of this cluster.`
		: lossSentence(impact) ?? `${database} keeps ${remainingOf(impact).join(' and ') || 'what it has'}.`;
}

/**
The sentence of a loss: `flight3 loses its last writer.` Undefined when the database loses nothing.
*/
export function lossSentence(loss: DatabaseLoss): string | undefined {
	const {database} = loss;
	const lost = lostOf(loss);
	const wildcardOnly = wildcardOnlyOf(loss);
	const words = [...lost === undefined ? [] : [`loses ${lost}`], ...wildcardOnly === undefined ? [] : [wildcardOnly]];
	return words.length === 0 ? undefined : `${database}${lost === undefined ? ': ' : ' '}${words.join('; ')}.`;
}

/**
`danger` when the database loses its last writer or its last reader, `warning` when only tokens for all databases can still write or read it, undefined otherwise.
*/
export function impactMeaning({losesLastWriter, losesLastReader, keepsOnlyWildcardWriter, keepsOnlyWildcardReader}: DatabaseLoss): 'danger' | 'warning' | undefined {
	if (losesLastWriter || losesLastReader) {
		return 'danger';
	}

	return keepsOnlyWildcardWriter || keepsOnlyWildcardReader ? 'warning' : undefined;
}

/**
Says in sentences what is not known of an impact: a leaving token that does not fit the schema may have any grant, a remaining one may hold a grant that is said to be lost, and a token for all databases reaches databases whose names are not known. Raw text of the service.
*/
export function unknownImpactSentences({databases, leavingUnknown, remainingUnknown, isReachUnknown}: Impact): readonly string[] {
	const count = remainingUnknown.length;
	const isAnyHit = databases.some(database => impactMeaning(database) !== undefined);
	return [
		...leavingUnknown.map(token => `${tokenName(token, {isFirst: true})} may hold more, on any database: ${whyOdd(token) ?? 'it cannot be read whole'}.`),
		...count > 0 && isAnyHit ? [`${counted(count, 'other token')} cannot be read whole, and may still hold what is said to be lost: ${count === 1 ? 'it is' : 'they are'} not counted.`] : [],
		...isReachUnknown ? ['What all databases lose is not known: the list of databases is missing.'] : [],
	];
}

/**
The sentences of a whole impact: first what is not known, then one for each database, with the greatest loss first.
*/
export function impactSentences(impact: Impact): readonly ImpactSentence[] {
	return [
		...unknownImpactSentences(impact).map(text => ({text, meaning: 'warning' as const})),
		...impact.databases.map(database => ({text: impactSentence(database), meaning: impactMeaning(database)})),
	];
}

// A longer list would be longer than a line of a screen.
const mostNames = 5;

/**
How many databases are hit, and their names, each kind of loss in a sentence of its own, the worst first: `2 databases lose their last writer: flight2, flight3.` Empty where none is hit. Raw text of the service.
*/
export function countedLosses({databases}: Impact): readonly ImpactSentence[] {
	const kinds: ReadonlyArray<readonly [string, string, ImpactSentence['meaning'], readonly DatabaseImpact[]]> = [
		['loses its last writer', 'lose their last writer', 'danger', databases.filter(({losesLastWriter}) => losesLastWriter)],
		['loses its last reader', 'lose their last reader', 'danger', databases.filter(({losesLastReader}) => losesLastReader)],
		['keeps only tokens for all databases', 'keep only tokens for all databases', 'warning', databases.filter(database => impactMeaning(database) === 'warning')],
	];
	return kinds.filter(([,,, hit]) => hit.length > 0).map(([ofOne, ofMany, meaning, hit]) => {
		const names = hit.slice(0, mostNames).map(({database}) => database);
		const more = hit.length > names.length ? [`+ ${hit.length - names.length} more`] : [];
		return {text: `${counted(hit.length, 'database')} ${hit.length === 1 ? ofOne : ofMany}: ${[...names, ...more].join(', ')}.`, meaning};
	});
}
