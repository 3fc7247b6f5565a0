import type {DatabaseToken} from '../api/types.js';
import {sameGrants} from '../tokens/grants/permission-key.js';
import type {EditableFields} from '../tokens/token-difference.js';
import {differingParts, isAsWished} from './compare-tokens.js';
import type {Doubt} from './change-progress.js';
import type {Said, Settled} from './settled.js';
import {settleRevoke} from './settle-revoke.js';
import {settleUpdate} from './settle-update.js';
import type {ChangeTarget} from './types.js';
import {unreadable, type Verified} from './verify.js';
import {wishedOf} from './wished.js';

/**
The result for one target, from what its last request came to, the doubt that this or an earlier one left, and what GET shows.
*/
export function settle(target: ChangeTarget, said: Said, doubt: Doubt | undefined, verified: Verified): Settled {
	const wished = wishedOf(target);
	if (wished === undefined) {
		return settleRevoke(said, doubt, verified);
	}

	if (verified.kind !== 'live') {
		return settleUpdate(said, doubt, verified);
	}

	if (isAsWished(wished, verified.token)) {
		return settleUpdate(said, doubt, {kind: 'as-wished'});
	}

	if (verified.token.oddities !== undefined) {
		return settleUpdate(said, doubt, {kind: 'unverified', error: unreadable(verified.token)});
	}

	return settleUpdate(said, doubt, differingParts(target.token, verified.token) === undefined
		? {kind: 'as-before'}
		: {kind: 'otherwise', parts: foreignParts(target.token, wished, verified.token)});
}

/**
What is neither as before nor as wished; where every part is one of the two, what is not as wished.
*/
function foreignParts(before: DatabaseToken, wished: EditableFields, live: DatabaseToken): string {
	const nearest = {
		...before,
		description: live.description === wished.description ? live.description : before.description,
		permissions: sameGrants(live.permissions, wished.permissions) ? live.permissions : before.permissions,
	};
	return differingParts(nearest, live) ?? differingParts({...before, ...wished}, live) ?? 'it';
}
