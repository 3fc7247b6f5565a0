import {tokenName} from '../tokens/words/token-name.js';
import {keptInJournal} from './kept-in-journal.js';
import type {Change} from './types.js';

type Options = {
	/**
	How many tokens are named at most.
	*/
	readonly most: number;
	/**
	The journal's file; undefined where it is not to be named.
	*/
	readonly file?: string;
};

/**
What a person must know before tokens are suspended whose marks cannot hold their grants, in sentences: which tokens and why, and that only this machine's journal can give the grants back. Empty where every mark holds them. Raw text of the service.
*/
export function keptGrantsWords(changes: readonly Change[], {most, file}: Options): readonly string[] {
	const kept = keptInJournal(changes);
	if (kept.length === 0) {
		return [];
	}

	const [their, theyAre] = kept.length === 1 ? ['its', 'it is'] : ['their', 'they are'];
	return [
		...kept.slice(0, most).map(({token, problem}) => `The mark of ${tokenName(token)} cannot hold its grants: ${problem}.`),
		...kept.length > most ? [`The same holds for ${kept.length - most} more.`] : [],
		`Only the journal of this machine can give ${their} grants back${file === undefined ? '' : `: keep ${file} until ${theyAre} resumed`}.`,
	];
}
