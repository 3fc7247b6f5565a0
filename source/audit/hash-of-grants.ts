import {hash as hashOf} from 'node:crypto';
import type {Permission} from '../api/types.js';

const known = new WeakMap<readonly Permission[], string>();

/**
The first 16 hexadecimal digits of the SHA-256 of a list of grants. It does not depend on their order, on repeated ones or on fields that this program does not know. It is kept as long as the list, because the tokens of one answer share equal lists.
*/
export function hashOfGrants(permissions: readonly Permission[]): string {
	let hash = known.get(permissions);
	if (hash === undefined) {
		// The lengths say where the action and the resource end, so that different grants never give the same text.
		const keys = permissions.map(({action, resource}) => `${action.length} ${action} ${resource.length} ${resource}`).toSorted();
		hash = hashOf('sha256', keys.filter((key, index) => key !== keys[index - 1]).join('\n')).slice(0, 16);
		known.set(permissions, hash);
	}

	return hash;
}
