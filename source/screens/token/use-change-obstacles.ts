import type {DatabaseToken} from '../../api/types.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {statusOf} from '../../tokens/status.js';
import {readSuspensionMark} from '../../tokens/suspension/read-suspension-mark.js';

/**
Why a token cannot be suspended or resumed. Undefined where it can.
*/
export type ChangeObstacles = {
	readonly suspend: string | undefined;
	readonly resume: string | undefined;
};

export const notActive = 'Only an active token can be suspended.';
export const noGrants = 'It has no grants to take away.';
export const notSuspended = 'It is not suspended.';

/**
Why the state of one token is in the way of a suspend or a resume: only an active token with grants can be suspended, and only a token that was suspended can be resumed. A token that was given grants since its suspend from here can be resumed too, because the journal has what it was before.
*/
export function useChangeObstacles(token: DatabaseToken | undefined): ChangeObstacles {
	const {services} = useAppContext();
	const {journal: {activities}} = useClusterSession();
	if (token === undefined || token.oddities !== undefined) {
		return {suspend: undefined, resume: undefined};
	}

	const isActive = statusOf(token, services.now()) === 'active';
	const last = activities.find(({intent, outcome}) => intent.action !== 'create' && intent.tokenId === token.id && (intent.action === 'suspend' || intent.action === 'resume') && outcome?.result === 'changed');
	return {
		suspend: isActive ? (token.permissions.length === 0 ? noGrants : undefined) : notActive,
		resume: isActive && readSuspensionMark(token) === undefined && last?.intent.action !== 'suspend' ? notSuspended : undefined,
	};
}
