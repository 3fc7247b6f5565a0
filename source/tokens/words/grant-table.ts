import {grantNote} from '../grants/grant-note.js';
import type {DatabaseGrants} from '../grants/grants.js';
import type {DatabaseImpact} from '../impact/impact.js';

/**
A table of grants by database. Its first line is the head.
*/
export type GrantTable = {
	readonly kind: 'grants';
	readonly label: string;
	readonly lines: readonly GrantLine[];
};

/**
The grants on one database, or the head. `access` has a column for `READ`, one for `WRITE`, and then the notes. Raw text of the service.
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
	What each database loses without the token, by its name.
	*/
	readonly impacts?: ReadonlyMap<string, DatabaseImpact>;
	/**
	The text for an action that is not granted.
	*/
	readonly no: string;
};

/**
Makes the table of a token's grants, with notes beside the grants: actions that the service's documents do not name, `no such database`, `its only writer`.
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
