import type {DatabaseToken, Permission} from '../../api/types.js';
import {hasUnknownGrants} from '../why-odd.js';
import {grantsByDatabase} from './grants.js';

// Write comes first, because it can do the most damage.
function weightOf(action: string): number {
	if (action === 'write') {
		return 0;
	}

	return action === 'read' ? 1 : 2;
}

function namesInWords(names: readonly string[], maximumNames: number): string {
	const shown = names.slice(0, maximumNames);
	const rest = names.length - shown.length;
	return [...shown, ...rest > 0 ? [`+ ${rest} more`] : []].join(', ');
}

/**
Says in words what permissions allow: `write flight2, flight3, flight_old; read flight2`, `read all databases`, `no access`.

Each action names at most `maximumNames` databases (at least 1) and counts the rest: `write flight2, + 4 more`. Names are raw text of the service.
*/
export function descriptionOfAccess(permissions: readonly Permission[], maximumNames = Infinity): string {
	const namesByAction = new Map<string, string[]>();
	for (const {database, isWildcard, actions} of grantsByDatabase(permissions)) {
		const name = isWildcard ? 'all databases' : database;
		for (const action of actions) {
			const names = namesByAction.get(action);
			if (names) {
				names.push(name);
			} else {
				namesByAction.set(action, [name]);
			}
		}
	}

	if (namesByAction.size === 0) {
		return 'no access';
	}

	return [...namesByAction]
		.toSorted(([left], [right]) => weightOf(left) - weightOf(right))
		.map(([action, names]) => `${action} ${namesInWords(names, maximumNames)}`)
		.join('; ');
}

/**
The same for a token. When some of its grants cannot be read, it is `write flight2; and what cannot be read`; when none can be read, it is `unknown`.
*/
export function accessOf(token: DatabaseToken, maximumNames = Infinity): string {
	if (!hasUnknownGrants(token)) {
		return descriptionOfAccess(token.permissions, maximumNames);
	}

	return token.permissions.length === 0 ? 'unknown' : `${descriptionOfAccess(token.permissions, maximumNames)}; and what cannot be read`;
}
