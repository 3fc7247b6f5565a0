import {grantNote} from '../grants/grant-note.js';
import type {DatabaseGrants} from '../grants/grants.js';
import type {DatabaseImpact} from '../impact/impact.js';

/**
Grants by database. The first line is the table's head.
*/
export type GrantTable = {
	readonly kind: 'grants';
	readonly label: string;
	readonly lines: readonly GrantLine[];
};

/**
One database's grants, or the head. `access` has `READ` and `WRITE` in columns of their own, and the notes after them. Raw text of the service.
*/
export type GrantLine = {
	readonly database: string;
	readonly access: string;
};

export type GrantTableContext = {
	/**
	The cluster's databases; undefined while they are not known.
	*/
	readonly databaseNames: readonly string[] | undefined;
	/**
	By database, what it loses without the token.
	*/
	readonly impacts?: ReadonlyMap<string, DatabaseImpact>;
	/**
	What stands where an action is not granted.
	*/
	readonly no: string;
};

/**
The table of a token's grants, with a note beside each grant that is worth one: actions that the service's documents do not name, `no such database`, `its only writer`.
*/
export function grantTable(label: string, grants: readonly DatabaseGrants[], {databaseNames, impacts, no}: GrantTableContext): GrantTable {
	const existing = databaseNames && new Set(databaseNames);
	const yes = (isGranted: boolean) => (isGranted ? 'yes' : no).padEnd(7);
	return {
		kind: 'grants',
		label,
		lines: [
			{database: 'DATABASE', access: 'READ   WRITE'},
			...grants.map(({isWildcard, database, reads, writes, other}): GrantLine => {
				const notes = [...other, isWildcard ? '' : grantNote(database, impacts?.get(database), existing)].filter(note => note !== '');
				return {database: isWildcard ? '* (all databases)' : database, access: `${yes(reads)}${yes(writes)}${notes.join(', ')}`.trimEnd()};
			}),
		],
	};
}
