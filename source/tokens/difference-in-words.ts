import type {DatabaseToken, Permission} from '../api/types.js';
import {allDatabases} from './grants/known-databases.js';
import {permissionsByGrant, sameGrants} from './grants/permission-key.js';

/**
The fields of a token that an update can change: the API's PATCH accepts only these two.
*/
export type EditableFields = Pick<DatabaseToken, 'description' | 'permissions'>;

function grantInWords({action, resource}: Permission): string {
	return `${action} on ${resource === allDatabases ? 'all databases' : resource}`;
}

function grantDifferences(before: readonly Permission[], after: readonly Permission[]): readonly string[] {
	const earlier = permissionsByGrant(before);
	const later = permissionsByGrant(after);
	const removed: string[] = [];
	const changed: string[] = [];
	for (const [key, permissions] of earlier) {
		const grant = grantInWords(permissions[0]!);
		const successors = later.get(key);
		if (!successors) {
			removed.push(`${grant}: removed`);
		} else if (!sameGrants(permissions, successors)) {
			changed.push(`${grant}: changed in fields that influx-tokens does not know`);
		}
	}

	const added = [...later].filter(([key]) => !earlier.has(key)).map(([, permissions]) => `${grantInWords(permissions[0]!)}: added`);
	return [...removed, ...changed, ...added];
}

/**
What differs between two states of a token, one text for each difference: `description: "a" becomes "b"`, then `write on sensors: removed`, then `read on flight2: added`. Empty when nothing differs. The order of permissions and repeated permissions do not matter.

Raw text of the service.
*/
export function differenceInWords(before: EditableFields, after: EditableFields): readonly string[] {
	return [
		...before.description === after.description ? [] : [`description: "${before.description}" becomes "${after.description}"`],
		...grantDifferences(before.permissions, after.permissions),
	];
}
