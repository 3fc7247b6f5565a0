import type {DatabaseToken} from '../api/types.js';
import {sameGrants} from '../tokens/grants/permission-key.js';
import type {EditableFields} from '../tokens/difference-in-words.js';
import {differingParts, isAsRequested} from './describe-changes.js';
import type {Doubt} from './change-progress.js';
import type {ChangeAnswer, Judgement} from './judgement.js';
import {judgeRevoke} from './judge-revoke.js';
import {judgeUpdate} from './judge-update.js';
import type {Change} from './types.js';
import {unreadable, type Verified} from './verify.js';
import {requestedState} from './requested-state.js';

/**
Judges a change by the answer to its last request, the doubt that this or an earlier request left, and what the looks after it showed.
*/
export function judgeChange(change: Change, answer: ChangeAnswer, doubt: Doubt | undefined, verified: Verified): Judgement {
	const requested = requestedState(change);
	if (requested === undefined) {
		return judgeRevoke(answer, doubt, verified);
	}

	if (verified.kind !== 'live') {
		return judgeUpdate(answer, doubt, verified);
	}

	if (isAsRequested(requested, verified.token)) {
		return judgeUpdate(answer, doubt, {kind: 'as-wished'});
	}

	if (verified.token.oddities !== undefined) {
		return judgeUpdate(answer, doubt, {kind: 'unverified', error: unreadable(verified.token)});
	}

	return judgeUpdate(answer, doubt, differingParts(change.token, verified.token) === undefined
		? {kind: 'as-before'}
		: {kind: 'otherwise', parts: foreignParts(change.token, requested, verified.token)});
}

/**
The parts of the token that are neither as before nor as requested; if every part is one of the two, the parts that are not as requested.
*/
function foreignParts(before: DatabaseToken, requested: EditableFields, live: DatabaseToken): string {
	const nearest = {
		...before,
		description: live.description === requested.description ? live.description : before.description,
		permissions: sameGrants(live.permissions, requested.permissions) ? live.permissions : before.permissions,
	};
	return differingParts(nearest, live) ?? differingParts({...before, ...requested}, live) ?? 'it';
}
