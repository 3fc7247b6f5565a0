import type {Permission} from '../../api/types.js';
import {permissionsByGrant} from '../grants/permission-key.js';
import {compareText} from '../text/compare-text.js';
import type {SavedToken} from './parse-saved-list.js';

/**
How a token differs between two lists. Raw text.
*/
export type ListDifference = {
	readonly id: string;
	readonly change: 'appeared' | 'went-away' | 'changed';
	/**
	As it is in each list. Undefined where the token is not in it.
	*/
	readonly before: SavedToken | undefined;
	readonly after: SavedToken | undefined;
	/**
	The grants that only the later list has, and those that only the earlier one has.
	*/
	readonly gained: readonly Permission[];
	readonly lost: readonly Permission[];
};

const endedStatuses: ReadonlySet<string | undefined> = new Set(['expired', 'revoked']);

/**
Compares two lists of tokens by their IDs, in upper or lower case: which appeared, which went away, and which have another description, other grants, another status or another expiry. Ordered by the description, then by the ID. The order of grants and repeated grants do not matter, nor does a status that one of the lists does not tell.

A token that is expired or revoked in one list and not in the other at all is no difference, because `list` leaves such tokens out unless it has `--all`.
*/
export function compareLists(before: readonly SavedToken[], after: readonly SavedToken[]): readonly ListDifference[] {
	const [earlier, later] = [byId(before), byId(after)];
	return [...new Set([...earlier.keys(), ...later.keys()])]
		.map(id => differenceOf(id, earlier.get(id), later.get(id)))
		.filter(difference => difference !== undefined)
		.toSorted((one, other) => compareText(nameOf(one), nameOf(other)) || compareText(one.id, other.id));
}

const byId = (tokens: readonly SavedToken[]) => new Map(tokens.map(token => [token.id.toLowerCase(), token]));
const nameOf = ({before, after}: ListDifference): string => (after ?? before)!.description;

function differenceOf(id: string, before: SavedToken | undefined, after: SavedToken | undefined): ListDifference | undefined {
	const [held, holds] = [before, after].map(token => permissionsByGrant(token?.permissions ?? []));
	const only = (one: ReadonlyMap<string, readonly Permission[]>, other: ReadonlyMap<string, readonly Permission[]>) => [...one].filter(([key]) => !other.has(key)).map(([, grants]) => grants[0]!);
	const [gained, lost] = [only(holds!, held!), only(held!, holds!)];
	const change = changeOf(before, after, gained.length + lost.length > 0);
	return change && {
		id, change, before, after, gained, lost,
	};
}

function changeOf(before: SavedToken | undefined, after: SavedToken | undefined, hasOtherGrants: boolean): ListDifference['change'] | undefined {
	if (!before || !after) {
		return endedStatuses.has((before ?? after)?.status) ? undefined : (before ? 'went-away' : 'appeared');
	}

	const hasOtherStatus = before.status !== undefined && after.status !== undefined && before.status !== after.status;
	return hasOtherGrants || hasOtherStatus || before.description !== after.description || time(before.expiresAt) !== time(after.expiresAt) ? 'changed' : undefined;
}

// A saved list of the service's own JSON may spell the same time differently.
const time = (text: string | undefined): number | string | undefined => text === undefined || Number.isNaN(Date.parse(text)) ? text : Date.parse(text);
