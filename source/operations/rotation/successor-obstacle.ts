import type {DatabaseToken, ManagementApi, Permission} from '../../api/types.js';
import type {JournalLine, RotationStep} from '../../journal/journal-entry.js';
import {parseTime} from '../../tokens/time/parse-time.js';
import {allDatabases} from '../../tokens/grants/known-databases.js';
import {uncoveredGrants} from '../../tokens/grants/uncovered-grants.js';
import {asCause} from '../as-cause.js';
import type {FindObstacle} from '../types.js';
import {rotationsFrom, type Rotation} from './rotations.js';

type Options = {
	readonly api: ManagementApi;
	readonly now: () => Date;
};

/**
Why a step of a rotation must not take anything from the old token now: a fresh GET has to show that the successor is live and can do at least what the old token can, or could before it was suspended. A sentence part and raw outside text; undefined if the step may be taken.
*/
export async function successorObstacle({newTokenId, oldPermissions}: Pick<Rotation, 'newTokenId' | 'oldPermissions'>, old: DatabaseToken, {api, now}: Options): Promise<string | undefined> {
	if (newTokenId === undefined) {
		return 'its successor is not known';
	}

	const answer = await api.getToken(newTokenId);
	if (!answer.ok) {
		return `its successor could not be looked at: ${asCause(answer.error.message)}`;
	}

	const {value: successor, serverTime} = answer;
	if (successor.oddities) {
		return `its successor cannot be read whole: ${successor.oddities.join(', ')}`;
	}

	if (successor.revokedAt !== undefined) {
		return `its successor was revoked at ${successor.revokedAt}`;
	}

	if (successor.expiresAt !== undefined) {
		const expiresAt = parseTime(successor.expiresAt);
		if (expiresAt === undefined || expiresAt <= (serverTime ?? now()).getTime()) {
			return expiresAt === undefined ? `its successor expires at "${successor.expiresAt}", which is no time` : `its successor expired at ${successor.expiresAt}`;
		}
	}

	// A suspended token has no grants; the journal has the ones from before.
	const needed = old.permissions.length > 0 ? old.permissions : oldPermissions;
	const missing = uncoveredGrants(needed, successor.permissions);
	return missing.length === 0 ? undefined : `its successor lacks ${missing.map(permission => inWords(permission)).join(', ')}`;
}

function inWords({action, resource}: Permission): string {
	return `${action} on ${resource === allDatabases ? 'all databases' : resource}`;
}

/**
The `findObstacle` of a run that takes a step: the run asks it just before it sends the request. Undefined for a step that takes nothing from the old token.

`entries` are the cluster's journal when the run starts.
*/
export function obstacleOfStep({rotationId, step}: {readonly rotationId: string; readonly step: RotationStep}, entries: readonly JournalLine[], options: Options): FindObstacle | undefined {
	if (step !== 'suspend' && step !== 'revoke') {
		return undefined;
	}

	const rotation = rotationsFrom(entries).find(candidate => candidate.rotationId === rotationId);
	return async (_change, live) => rotation === undefined
		? 'the journal knows no such rotation'
		: successorObstacle(rotation, live, options);
}
