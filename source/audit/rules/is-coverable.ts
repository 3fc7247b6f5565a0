import type {Permission} from '../../api/types.js';
import {allDatabases, systemDatabase} from '../../tokens/grants/known-databases.js';

/**
Whether a grant on `*` for the same action covers a grant: that is so for read and write on a database by name. The documents of the service do not say what other actions mean, nor whether `*` includes `_internal`.
*/
export function isCoverable({action, resource}: Permission): boolean {
	return (action === 'read' || action === 'write') && resource !== allDatabases && resource !== systemDatabase;
}
