import {allDatabases} from '../../../tokens/grants/known-databases.js';
import {foldText} from '../../../tokens/text/fold-text.js';
import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import type {AuditFacts} from '../../facts.js';
import {inSteps} from '../../in-steps.js';
import {ownText} from './own-text.js';

// A word may have the characters of a database name in it. It begins and ends with a letter, a digit or an underscore.
const asciiWord = /\w(?:[\w\-/]*\w)?/g;
const anyWord = /[\p{Letter}\p{Mark}\p{Number}_](?:[\p{Letter}\p{Mark}\p{Number}\-/_]*[\p{Letter}\p{Mark}\p{Number}_])?/gu;

/**
A name that is no word of a language: `flight2`, `plant-north`.
*/
const isLikeName = (text: string): boolean => /\p{Letter}/u.test(text) && /[\p{Number}\-/_]/u.test(text);

/**
Which databases of the cluster the descriptions of its tokens name, as whole words and in upper or lower case. Knows the tokens whose grants and descriptions can be read and that have a grant.

A database may have the name of an everyday word, such as `metrics`. Therefore a name that looks like a word counts only where at least half of the tokens with that word have a grant on the database.
*/
class DatabaseWords {
	/**
	The names of the databases by their folded form, which tells `Flight2` and `flight2` not apart.
	*/
	readonly #names: ReadonlyMap<string, string>;
	/**
	The named databases of the tokens that have a grant on none of them and none on `*`.
	*/
	readonly #denied = new Map<TokenEntry, readonly string[]>();
	/**
	By the folded name: how many tokens have it in their description, how many of them have a grant on the database, and whether the name is no word of a language.
	*/
	readonly #uses = new Map<string, {tokens: number; holders: number; readonly isLikeName: boolean}>();

	constructor(databaseNames: readonly string[]) {
		this.#names = new Map(databaseNames.map(name => [foldText(name), name]));
	}

	/**
	The folded names of the databases in a text, each once.
	*/
	#namesIn(text: string): readonly string[] {
		// The expression for ASCII finds the same words in it, several times as fast.
		const words = /^\p{ASCII}*$/u.test(text) ? text.toLowerCase().match(asciiWord) : foldText(text).match(anyWord);
		const named = words?.filter(word => this.#names.has(word)) ?? [];
		return named.length > 1 ? [...new Set(named)] : named;
	}

	/**
	Reads the description of a token with a grant, all of whose grants can be read.
	*/
	note(entry: TokenEntry): void {
		const named = this.#namesIn(ownText(entry.token) ?? '');
		if (named.length === 0) {
			return;
		}

		// The set is for tokens with hundreds of grants whose description names many databases.
		const granted = named.length > 1 ? new Set(entry.grants.map(({database}) => database)) : undefined;
		const hasGrantOn = (name: string) => granted?.has(name) ?? entry.grants.some(({database}) => database === name);
		const isForAll = hasGrantOn(allDatabases);
		let isDenied = !isForAll;
		for (const name of named) {
			const isGranted = hasGrantOn(name);
			isDenied &&= !isGranted;
			let use = this.#uses.get(name);
			if (!use) {
				use = {tokens: 0, holders: 0, isLikeName: isLikeName(name)};
				this.#uses.set(name, use);
			}

			use.tokens++;
			use.holders += isGranted || isForAll ? 1 : 0;
		}

		if (isDenied) {
			this.#denied.set(entry, named);
		}
	}

	/**
	The databases that the description of a token names and that it has no grant on. Empty for a token with a grant on `*`, and where the description also names a database that it has a grant on. Raw text of the service.
	*/
	deniedOf(entry: TokenEntry): readonly string[] {
		return (this.#denied.get(entry) ?? [])
			.filter(name => {
				const use = this.#uses.get(name)!;
				return use.isLikeName || use.holders * 2 >= use.tokens;
			})
			.map(name => this.#names.get(name)!);
	}
}

/**
Reads the descriptions of the standing tokens.

@yields Nothing: a key can be answered before it goes on.
*/
export function * databaseWordsIn({readable, databaseNames = []}: Pick<AuditFacts, 'readable' | 'databaseNames'>): Generator<undefined, Pick<DatabaseWords, 'deniedOf'>> {
	const words = new DatabaseWords(databaseNames);
	if (databaseNames.length > 0) {
		yield * inSteps(readable, entry => {
			if (entry.grants.length > 0) {
				words.note(entry);
			}
		});
	}

	return words;
}
