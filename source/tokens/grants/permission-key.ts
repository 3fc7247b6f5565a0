import type {Permission} from '../../api/types.js';
import {compareCodeUnits} from '../text/compare-text.js';

/**
A text that two permissions share exactly when they are the same action on the same resource. Fields that this program does not know are not looked at.
*/
export function grantKey({action, resource}: Permission): string {
	return JSON.stringify([action, resource]);
}

/**
A text that two permissions share exactly when all their fields are equal, those that this program does not know included, in whatever order an answer has them: the whole permission as canonical JSON.
*/
export function permissionKey(permission: Permission): string {
	return JSON.stringify(permission, (_key, value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => compareCodeUnits(left, right)))
		: value);
}

/**
Permissions by their `grantKey`, in the order of their first appearance. More than one under a key are repeated, or differ in fields that this program does not know.
*/
export function permissionsByGrant(permissions: readonly Permission[]): ReadonlyMap<string, readonly Permission[]> {
	return Map.groupBy(permissions, grantKey);
}

/**
Whether two lists hold the same permissions, in whatever order and however often each.
*/
// eslint-disable-next-line unicorn/consistent-boolean-name -- It reads as the question where it is used.
export function sameGrants(one: readonly Permission[], other: readonly Permission[]): boolean {
	const first = new Set(one.map(permission => permissionKey(permission)));
	const second = new Set(other.map(permission => permissionKey(permission)));
	return first.size === second.size && first.isSubsetOf(second);
}
