import type {Permission} from '../../api/types.js';
import {allDatabases} from './known-databases.js';

/**
The grants that a token needs and other grants do not give: the same action on the same database or on `*`, which covers every name. Names do not add up to `*`.
*/
export function uncoveredGrants(needed: readonly Permission[], given: readonly Permission[]): readonly Permission[] {
	return needed.filter(({action, resource}) => given.every(grant => grant.action !== action || (grant.resource !== resource && grant.resource !== allDatabases)));
}
