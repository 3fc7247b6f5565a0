import type {Permission} from '../../api/types.js';

/**
The resources of grants, each once, in the order of the grants. Raw text of the service.
*/
export function namesOfGrants(grants: readonly Permission[]): readonly string[] {
	return [...new Set(grants.map(({resource}) => resource))];
}
