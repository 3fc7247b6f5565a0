import type {Permission} from '../../api/types.js';
import {compareCodeUnits} from '../text/compare-text.js';

/**
A key that is equal for two permissions exactly when they have the same action and the same resource. Other fields are ignored.
*/
export function grantKey({action, resource}: Permission): string {
	return JSON.stringify([action, resource]);
}

/**
A key that is equal for two permissions exactly when all their fields are equal, also fields that this program does not know, in any order. It is the whole permission as canonical JSON.
*/
export function permissionKey(permission: Permission): string {
	return JSON.stringify(permission, (_key, value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => compareCodeUnits(left, right)))
		: value);
}

/**
Groups permissions by their `grantKey`, in the order of their first appearance. Several permissions in one group are repeated, or differ in fields that this program does not know.
*/
export function permissionsByGrant(permissions: readonly Permission[]): ReadonlyMap<string, readonly Permission[]> {
	return Map.groupBy(permissions, grantKey);
}

/**
Whether two lists hold the same permissions. Their order and repeated ones do not matter.
*/
// eslint-disable-next-line unicorn/consistent-boolean-name -- the name reads as a condition where it is called
export function sameGrants(one: readonly Permission[], other: readonly Permission[]): boolean {
	const first = new Set(one.map(permission => permissionKey(permission)));
	const second = new Set(other.map(permission => permissionKey(permission)));
	return first.size === second.size && first.isSubsetOf(second);
}
