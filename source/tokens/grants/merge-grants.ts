import type {Permission} from '../../api/types.js';
import {grantKey, permissionsByGrant, sameGrants} from './permission-key.js';

export type ThreeVersions<Value> = {
	/**
	The version that both sides started from.
	*/
	readonly loaded: Value;
	/**
	The version that this side wants.
	*/
	readonly edited: Value;
	/**
	The version that the service holds now, after the other side's change.
	*/
	readonly live: Value;
};

type Winner = 'live' | 'edited' | 'neither' | 'undecided';

/**
Which side's permissions a merge keeps, for one action on one resource. An empty list means that the version does not have the grant.
*/
function winnerOf({loaded, edited, live}: ThreeVersions<readonly Permission[]>): Winner {
	if (sameGrants(edited, loaded) || sameGrants(edited, live)) {
		return 'live';
	}

	if (sameGrants(live, loaded)) {
		return 'edited';
	}

	// Both sides changed it, in different ways. When one of them removed it, it is removed. Otherwise they differ in fields that this program does not know and cannot merge.
	return edited.length === 0 || live.length === 0 ? 'neither' : 'undecided';
}

/**
Merges two edits of the same permissions: a permission that either side added is in the result, and one that either side removed is not. Those of `live` come first, in their order, then the new ones of `edited` in theirs.

Undefined when both sides changed one permission differently, in fields that this program does not know.
*/
export function mergeGrants({loaded, edited, live}: ThreeVersions<readonly Permission[]>): readonly Permission[] | undefined {
	const versions = {loaded: permissionsByGrant(loaded), edited: permissionsByGrant(edited), live: permissionsByGrant(live)};
	const keys = new Set([...versions.loaded.keys(), ...versions.edited.keys(), ...versions.live.keys()]);
	const winners = new Map([...keys].map(key => [key, winnerOf({
		loaded: versions.loaded.get(key) ?? [],
		edited: versions.edited.get(key) ?? [],
		live: versions.live.get(key) ?? [],
	})]));

	if (winners.values().toArray().includes('undecided')) {
		return undefined;
	}

	return [
		...live.filter(permission => winners.get(grantKey(permission)) === 'live'),
		...edited.filter(permission => winners.get(grantKey(permission)) === 'edited'),
	];
}
