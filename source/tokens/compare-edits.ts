import type {TokenChanges} from '../api/types.js';
import {mergeGrants, type ThreeVersions} from './grants/merge-grants.js';
import {sameGrants} from './grants/permission-key.js';
import {differenceInWords, type EditableFields} from './difference-in-words.js';

export type EditConflict = {
	readonly kind: 'conflict';
	/**
	What was changed on the service since the token was loaded, in words. All words here are raw text of the service.
	*/
	readonly liveDifferences: readonly string[];
	/**
	What the editor changed, in words.
	*/
	readonly yourDifferences: readonly string[];
	/**
	The fields that both sides changed, to different values.
	*/
	readonly clashing: ReadonlyArray<keyof EditableFields>;
	/**
	The editor's changes without a merge. Sending them undoes the other side's changes in the clashing fields.
	*/
	readonly mine: TokenChanges;
	/**
	The editor's changes merged into the live token, grant by grant, without a clashing description. Undefined when that leaves nothing to send.
	*/
	readonly merged: TokenChanges | undefined;
};

/**
What an edit means for the token as it is now. The service has no ETag and the last update wins, so this comparison with a fresh GET is the only protection.
*/
export type EditComparison =
	| EditConflict
	| {readonly kind: 'nothing'} // Nothing was edited, or the live token already has every edit
	| {readonly kind: 'clean'; readonly changes: TokenChanges};

type Field = keyof EditableFields;

const fields: readonly Field[] = ['description', 'permissions'];

function isSame(field: Field, one: EditableFields, other: EditableFields): boolean {
	return field === 'description' ? one.description === other.description : sameGrants(one.permissions, other.permissions);
}

function pick({description, permissions}: EditableFields, names: readonly Field[]): TokenChanges {
	return {
		...names.includes('description') && {description},
		...names.includes('permissions') && {permissions},
	};
}

function merge({loaded, edited, live}: ThreeVersions<EditableFields>, names: readonly Field[]): TokenChanges | undefined {
	const permissions = mergeGrants({loaded: loaded.permissions, edited: edited.permissions, live: live.permissions}) ?? live.permissions;
	const merged = {description: edited.description, permissions};
	const left = names.filter(field => !isSame(field, merged, live));
	return left.length === 0 ? undefined : pick(merged, left);
}

/**
Compares three versions of a token: as it was loaded, as the editor wants it, and as a GET just showed it.

`changes` is the body of the PATCH. It has only the fields that were edited and differ from the live token. A field that only the other side changed is not in the PATCH, and so never in conflict. Permissions are replaced as one list, so they clash when both sides changed them, even when they changed different permissions. The order of permissions and repeated permissions do not matter.
*/
export function compareEdits(versions: ThreeVersions<EditableFields>): EditComparison {
	const {loaded, edited, live} = versions;
	const mine = fields.filter(field => !isSame(field, edited, loaded) && !isSame(field, edited, live));
	if (mine.length === 0) {
		return {kind: 'nothing'};
	}

	const clashing = mine.filter(field => !isSame(field, live, loaded));
	if (clashing.length === 0) {
		return {kind: 'clean', changes: pick(edited, mine)};
	}

	return {
		kind: 'conflict',
		liveDifferences: differenceInWords(loaded, live),
		yourDifferences: differenceInWords(loaded, edited),
		clashing,
		mine: pick(edited, mine),
		merged: merge(versions, mine.filter(field => field === 'permissions' || !clashing.includes(field))),
	};
}
