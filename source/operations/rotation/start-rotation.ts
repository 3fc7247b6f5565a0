import {randomUUID} from 'node:crypto';
import type {DatabaseToken} from '../../api/types.js';
import {whyOdd} from '../../tokens/why-odd.js';
import {asCause} from '../as-cause.js';
import {describeChanges} from '../describe-changes.js';
import type {CreateResult} from '../create-result.js';
import {createToken, type CreateOptions} from '../create-token.js';
import {lookAt} from '../look-at.js';

export type StartRotationOptions = Omit<CreateOptions, 'token' | 'replaces'> & {
	/**
	The token to be replaced, as it was confirmed.
	*/
	readonly old: DatabaseToken;
	/**
	`expiresAt` as in `NewToken`. The grants are the old token's.
	*/
	readonly successor: {readonly description: string; readonly expiresAt?: string};
	/**
	The id of a rotation whose successor could not be created, to go on with it. A new id by default.
	*/
	readonly rotationId?: string;
};

export type RotationStart = {readonly rotationId: string} & (CreateResult | {
	/**
	The old token changed since it was confirmed, or is gone; nothing was sent.
	*/
	readonly kind: 'skipped';
	readonly cause: string;
});

/**
Takes the first step of a rotation: creates the successor, with exactly the grants that the old token has now.
*/
export async function startRotation({old, successor, rotationId = randomUUID(), ...options}: StartRotationOptions): Promise<RotationStart> {
	const {api, context} = options;
	const looked = await lookAt(api, old.id);
	if (looked.kind === 'unsure') {
		const {error} = looked;
		return {
			rotationId, kind: 'failed', cause: `could not be checked, nothing was sent: ${asCause(error.message)}`, error,
		};
	}

	if (looked.kind === 'absent') {
		return {rotationId, kind: 'skipped', cause: 'it is gone'};
	}

	const live = looked.token;
	const odd = whyOdd(live) ?? whyOdd(old);
	if (odd !== undefined) {
		return {rotationId, kind: 'skipped', cause: `${odd}, so that no successor can be given all that it has`};
	}

	const change = live.revokedAt === undefined ? describeChanges(old, live) : `it was revoked at ${live.revokedAt}`;
	if (change !== undefined) {
		return {rotationId, kind: 'skipped', cause: change};
	}

	const created = await createToken({
		...options,
		context: {...context, rotation: {rotationId, step: 'create'}},
		token: {...successor, permissions: live.permissions},
		replaces: {tokenId: live.id, description: live.description},
	});
	return {rotationId, ...created};
}
