import type {Permission} from '../../api/types.js';
import {allDatabases} from './known-databases.js';

/**
The grants of `needed` that `given` does not cover. A grant covers the same action on the same database; a grant on `*` covers every database. Grants on all names together do not cover `*`.
*/
export function uncoveredGrants(needed: readonly Permission[], given: readonly Permission[]): readonly Permission[] {
	return needed.filter(({action, resource}) => given.every(grant => grant.action !== action || (grant.resource !== resource && grant.resource !== allDatabases)));
}
