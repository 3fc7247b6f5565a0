import {createHash} from 'node:crypto';
import type {Permission} from '../api/types.js';
import {compareCodeUnits} from '../tokens/text/compare-text.js';
import {grantKey} from '../tokens/grants/permission-key.js';

const known = new WeakMap<readonly Permission[], string>();

/**
The first 16 hexadecimal digits of the SHA-256 of a list of grants. It does not depend on their order, on repeated ones or on fields that this program does not know. It is kept as long as the list, because the tokens of one answer share equal lists.
*/
export function hashOfGrants(permissions: readonly Permission[]): string {
	let hash = known.get(permissions);
	if (hash === undefined) {
		const keys = [...new Set(permissions.map(permission => grantKey(permission)))].toSorted(compareCodeUnits);
		hash = createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 16);
		known.set(permissions, hash);
	}

	return hash;
}
