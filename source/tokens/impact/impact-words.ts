import type {DatabaseImpact, Impact} from './impact.js';
import {whyOdd} from '../oddities.js';

/**
One line of the table of what loses access.
*/
export type ImpactLine = {
	/**
	A database's name, raw text of the service, or `all databases`.
	*/
	readonly database: string;
	readonly words: string;
};

const everyDatabase = 'all databases';

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function lostOf({losesLastWriter, losesLastReader}: DatabaseImpact): string | undefined {
	if (losesLastWriter && losesLastReader) {
		return 'its last writer and its last reader';
	}

	if (losesLastWriter) {
		return 'its last writer';
	}

	return losesLastReader ? 'its last reader' : undefined;
}

function wildcardOnlyOf({keepsOnlyWildcardWriter, keepsOnlyWildcardReader}: DatabaseImpact): string | undefined {
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
What a database loses, in a few words: `its last writer`, `only a token for all databases can still write`, `nothing: 2 writers, 14 readers stay`, `no such database`. Tokens for all databases are not among the writers and readers that stay.
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
	if (isMissing) {
		return `${database} is no database of this cluster.`;
	}

	const lost = lostOf(impact);
	const wildcardOnly = wildcardOnlyOf(impact);
	if (lost !== undefined) {
		return `${database} loses ${lost}${wildcardOnly === undefined ? '' : `; ${wildcardOnly}`}.`;
	}

	return wildcardOnly === undefined ? `${database} ${['keeps', remainingOf(impact).join(' and ') || 'what it has'].join(' ')}.` : `${database}: ${wildcardOnly}.`;
}

function isAnyLost({databases}: Impact): boolean {
	return databases.some(impact => impact.losesLastWriter || impact.losesLastReader || impact.keepsOnlyWildcardWriter || impact.keepsOnlyWildcardReader);
}

/**
What is not known of an impact because tokens cannot be read whole, in sentences: a leaving one may hold anything, and a remaining one may hold what is said to be lost. Raw text of the service.
*/
export function unknownImpactSentences(impact: Impact): readonly string[] {
	const {leavingUnknown, remainingUnknown} = impact;
	const count = remainingUnknown.length;
	return [
		...leavingUnknown.map(token => `${token.description === '' ? token.id : `${token.description} (${token.id.slice(0, 8)})`} may hold more, on any database: ${whyOdd(token) ?? 'it cannot be read whole'}.`),
		...count > 0 && isAnyLost(impact) ? [`${count === 1 ? '1 other token' : `${count} other tokens`} cannot be read whole, and may still hold what is said to be lost: ${count === 1 ? 'it is' : 'they are'} not counted.`] : [],
	];
}

/**
One line a database, the worst hit first; before them one that says so when tokens for all databases leave and it is not known which there are.
*/
export function impactLines(impact: Impact): readonly ImpactLine[] {
	return [
		...impact.isReachUnknown ? [{database: everyDatabase, words: 'not known: the list of databases is missing'}] : [],
		...impact.databases.map(database => ({database: database.database, words: impactWords(database)})),
	];
}

/**
The same lines as sentences.
*/
export function impactSentences(impact: Impact): readonly string[] {
	return [
		...unknownImpactSentences(impact),
		...impact.isReachUnknown ? ['What all databases lose is not known: the list of databases is missing.'] : [],
		...impact.databases.map(database => impactSentence(database)),
	];
}
