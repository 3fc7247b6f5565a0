import type {Permission} from '../../api/types.js';
import {grantKey, permissionsByGrant, sameGrants} from './permission-key.js';

export type ThreeVersions<Value> = {
	/**
	As both sides found it.
	*/
	readonly loaded: Value;
	/**
	As this side wants it.
	*/
	readonly edited: Value;
	/**
	As the other side has left it on the service.
	*/
	readonly live: Value;
};

type Winner = 'live' | 'edited' | 'nobody' | 'undecided';

/**
Whose permissions of one action on one resource a merge takes. An empty list is a grant that is not there.
*/
function winnerOf({loaded, edited, live}: ThreeVersions<readonly Permission[]>): Winner {
	if (sameGrants(edited, loaded) || sameGrants(edited, live)) {
		return 'live';
	}

	if (sameGrants(live, loaded)) {
		return 'edited';
	}

	// Both changed it, and not alike. Taken away by either is taken away; else they differ in fields that nobody here can weigh.
	return edited.length === 0 || live.length === 0 ? 'nobody' : 'undecided';
}

/**
The permissions that come of two people's edits: what either added is there, what either took away is not. Those of `live` come first, in their order, then the new ones of `edited` in theirs.

Undefined when both changed one permission in fields that this program does not know, in different ways.
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
