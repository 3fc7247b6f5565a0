import {isMissingDatabase} from '../../../tokens/grants/known-databases.js';
import {hasUnknownGrants} from '../../../tokens/why-odd.js';
import type {AuditFacts} from '../../facts.js';
import type {GrantList} from '../../grant-lists.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {namesInWords} from '../names-in-words.js';
import {namesOfGrants} from '../names-of-grants.js';
import {tokensWithGrants} from '../tokens-with-grants.js';

/**
A word in the names of more databases than this tells nothing about one of them.
*/
const mostWithWord = 8;

/**
A token with a grant on a name that no database has, where a database that no token names has the same words in its name.
*/
export const renamedDatabase: Rule = {
	id: 'renamed-database',
	group: 'grants',
	severity: 'medium',
	title: 'names a database that may have a new name',
	sentence: count => `${countTokens(count, 'has a grant', 'have grants')} on a name that no database has, and a database that no token names has a name like it.`,
	why: 'A token keeps the old name when somebody renames a database: it does not reach the database any more, and reaches whatever is created under the old name.',
	advice: 'Find out whether the database was renamed. If it was, put the new name in place of the old one.',
	blind: `Whether it is the same database: only words of three letters or more in the two names are compared, except those that more than ${mostWithWord} databases without tokens share. Tokens that are suspended or cannot be read whole may name it.`,
	remedies: ['look', 'drop-grants'],
	needs: ['databases'],
	* find(facts) {
		const newNames = newNamesIn(facts);
		yield * tokensWithGrants(facts, ({resource}) => newNames.has(resource), ({entry, grants}) => {
			const databases = namesOfGrants(grants);
			return {
				entry, grants, databases, evidence: () => `no database is named ${namesInWords(databases)}, and no token names ${namesInWords([...new Set(databases.map(name => newNames.get(name)!))])}`,
			};
		});
	},
};

/**
For each missing name that tokens name, a database that none of them names and whose name is like it. Names that are misspelt are left to misspelt-database.
*/
function newNamesIn({grantLists, databaseNames, databaseSet, misspellings}: AuditFacts): ReadonlyMap<string, string> {
	if (!databaseNames || !databaseSet) {
		return new Map();
	}

	const isReadable = (list: GrantList) => list.entries.some(({token}) => !hasUnknownGrants(token));
	const named = new Set(grantLists.grants.filter(({lists}) => lists.some(list => isReadable(list))).map(({permission}) => permission.resource));
	const byWord = new Map<string, Array<{readonly name: string; readonly words: ReadonlySet<string>}>>();
	for (const name of databaseNames) {
		const words = named.has(name) ? new Set<string>() : wordsOf(name);
		for (const word of words) {
			byWord.set(word, [...byWord.get(word) ?? [], {name, words}]);
		}
	}

	const newNames = new Map<string, string>();
	for (const name of named) {
		if (!isMissingDatabase(name, databaseSet) || misspellings(name) !== undefined) {
			continue;
		}

		const words = wordsOf(name);
		const candidates = [...words].flatMap(word => {
			const databases = byWord.get(word) ?? [];
			return databases.length > mostWithWord ? [] : databases;
		});
		const alike = candidates.find(candidate => words.isSubsetOf(candidate.words) || candidate.words.isSubsetOf(words));
		if (alike) {
			newNames.set(name, alike.name);
		}
	}

	return newNames;
}

function wordsOf(name: string): ReadonlySet<string> {
	return new Set(name.toLowerCase().match(/\p{Letter}{3,}/gu));
}
