import {allDatabases} from '../grants/known-databases.js';
import {hasUnknownGrants} from '../why-odd.js';
import {textRanks} from './text-ranks.js';
import type {TokenEntry} from './token-entry.js';

// Beyond any real number of databases in one token.
const countLimit = 2 ** 20;

/**
The numbers by which a list is sorted by databases, in the order of the entries. Tokens whose grants cannot be read come first, because they may hold grants on any database; then those with a grant on all databases; then the others by their first database and by how many they have; and those without any grant last.
*/
export function databaseRanks(entries: readonly TokenEntry[]): readonly number[] {
	const firstNames = entries.map(({token}) => token.permissions[0]?.resource ?? '');
	const ranks = textRanks(firstNames);
	return entries.map(({token}, position) => {
		if (hasUnknownGrants(token)) {
			return -2;
		}

		const names = new Set(token.permissions.map(permission => permission.resource));
		if (names.has(allDatabases)) {
			return -1;
		}

		return names.size === 0 ? Infinity : (ranks.get(firstNames[position]!)! * countLimit) + names.size;
	});
}
