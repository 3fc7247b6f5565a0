import type {TokenChanges} from '../api/types.js';
import {mergeGrants, type ThreeVersions} from './grants/merge-grants.js';
import {sameGrants} from './grants/permission-key.js';
import {differenceInWords, type EditableFields} from './difference-in-words.js';

export type EditConflict = {
	readonly kind: 'conflict';
	/**
	What the other side changed since the token was loaded, in words. Raw text of the service, as all words here.
	*/
	readonly liveDifferences: readonly string[];
	/**
	What the editor changed, in words.
	*/
	readonly yourDifferences: readonly string[];
	/**
	The fields that both changed, and not to the same.
	*/
	readonly clashing: ReadonlyArray<keyof EditableFields>;
	/**
	The editor's changes as they are: sent, they undo the other side's in the fields that clash.
	*/
	readonly mine: TokenChanges;
	/**
	The editor's changes on top of what is live, grant by grant, without a description that clashes. Undefined when that leaves nothing to send.
	*/
	readonly merged: TokenChanges | undefined;
};

/**
What to do with an edit. The service has no ETag: the last update wins, so this comparison with a fresh GET is all there is.
*/
export type EditComparison =
	| EditConflict
	| {readonly kind: 'nothing'} // Nothing was edited, or all of it is live already
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
Compares a token as it was loaded, as the editor wants it, and as a GET just showed it.

`changes` is the body of the PATCH: only what was edited and is not live already. A field that the other side alone changed is in no PATCH and so in no conflict. Permissions are replaced as one list, so they clash as soon as both sides changed them, even different ones. The order of permissions and repeated ones are no change.
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
