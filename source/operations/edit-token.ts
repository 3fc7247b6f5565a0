import type {ApiError} from '../api/api-error.js';
import type {DatabaseToken, TokenChanges} from '../api/types.js';
import {whyOdd} from '../tokens/why-odd.js';
import {compareEdits, type EditConflict} from '../tokens/compare-edits.js';
import type {EditableFields} from '../tokens/difference-in-words.js';
import {asCause} from './as-cause.js';
import type {ChangeOptions} from './change-options.js';
import {startChanges} from './start-changes.js';
import {describeChanges} from './describe-changes.js';
import {lookAt} from './look-at.js';
import type {ChangeRun} from './types.js';

/**
The choice that a person made after a conflict: these changes to the token as it was shown then.
*/
export type AcceptedEdit = {
	readonly live: DatabaseToken;
	readonly changes: TokenChanges;
};

export type EditOptions = Omit<ChangeOptions, 'changes' | 'concurrency'> & {
	/**
	The token as it was when editing began.
	*/
	readonly loaded: DatabaseToken;
	readonly edited: EditableFields;
	readonly accepted?: AcceptedEdit;
};

/**
The result of saving an edit. Only with `started` is anything sent that changes the token. Causes are sentence parts and raw outside text.
*/
export type EditResult =
	/**
	A run of one update is under way; its state and its result tell how it goes on.
	*/
	| {readonly kind: 'started'; readonly run: ChangeRun}
	/**
	Nothing was edited, or the token already has every edit.
	*/
	| {readonly kind: 'nothing'; readonly live: DatabaseToken}
	| (EditConflict & {readonly live: DatabaseToken})
	/**
	The token changed again after the person decided the conflict, and there is no conflict now: the person has to look once more.
	*/
	| {readonly kind: 'changed-again'; readonly cause: string; readonly live: DatabaseToken}
	| {readonly kind: 'gone' | 'read-only'; readonly cause: string}
	| {readonly kind: 'not-checked'; readonly cause: string; readonly error: ApiError};

/**
Saves an edit: a fresh GET, a three-way comparison of the token as it was loaded, as it was edited and as it is now, and then a run of one update, which looks at the token again.
*/
export async function editToken({loaded, edited, accepted, ...options}: EditOptions): Promise<EditResult> {
	const {api} = options;
	if (api.isReadOnly) {
		return {kind: 'read-only', cause: 'read-only is on, so nothing was sent'};
	}

	const looked = await lookAt(api, loaded.id);
	if (looked.kind === 'unsure') {
		const {error} = looked;
		return {kind: 'not-checked', cause: `could not be checked, nothing was sent: ${asCause(error.message)}`, error};
	}

	if (looked.kind === 'absent') {
		return {kind: 'gone', cause: 'it is gone'};
	}

	const live = looked.token;
	if (live.revokedAt !== undefined) {
		return {kind: 'gone', cause: `it was revoked at ${live.revokedAt}`};
	}

	const odd = whyOdd(live) ?? whyOdd(loaded);
	if (odd !== undefined) {
		return {kind: 'gone', cause: `${odd}, so that it can be revoked and not edited`};
	}

	const start = (changes: TokenChanges): EditResult => ({
		kind: 'started',
		run: startChanges({...options, changes: [{token: live, request: {kind: 'update', action: 'update', fields: changes}}]}),
	});

	const change = accepted && describeChanges(accepted.live, live);
	if (accepted !== undefined && change === undefined) {
		return start(accepted.changes);
	}

	const comparison = compareEdits({loaded, edited, live});
	switch (comparison.kind) {
		case 'conflict':
		case 'nothing': {
			return {...comparison, live};
		}

		case 'clean': {
			return change === undefined ? start(comparison.changes) : {kind: 'changed-again', cause: change, live};
		}
	}
}
