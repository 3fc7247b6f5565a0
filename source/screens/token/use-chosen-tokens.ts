import type {DatabaseToken} from '../../api/types.js';
import {useClockObstacle} from '../../session/clock/use-clock-obstacle.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {hasUsableId, oddRefusal} from '../../tokens/why-odd.js';

/**
The reason why an action on one token is disabled where there is no token.
*/
export const noToken = 'No token is under the cursor.';

/**
The reason why a revoked token is not changed.
*/
export const revokedAlready = 'It is revoked already.';

export type ChosenTokens = {
	/**
	Those that are not revoked.
	*/
	readonly live: readonly DatabaseToken[];
	/**
	The live ones that could be read whole.
	*/
	readonly whole: readonly DatabaseToken[];
	/**
	The live ones whose ID a request can name.
	*/
	readonly nameable: readonly DatabaseToken[];
	/**
	Why none of them can be changed now. Undefined where some can.
	*/
	readonly obstacleToChange: string | undefined;
	/**
	Why none of them can be revoked now. Undefined where some can: a token that cannot be read whole can still be revoked.
	*/
	readonly obstacleToRevoke: string | undefined;
};

/**
The tokens that an action on many tokens takes: with `usesMarks` the marked ones if there are any, otherwise `token` alone.
*/
export function useChosenTokens(token: DatabaseToken | undefined, {usesMarks}: {readonly usesMarks: boolean}): ChosenTokens {
	const {isReadOnly} = useProfileSession();
	const {tokens, view, tokenOf} = useClusterSession();
	const clockObstacle = useClockObstacle();

	const marked = usesMarks ? [...view.marks.ids].map(id => tokenOf(id)).filter(candidate => candidate !== undefined) : [];
	const chosen = marked.length > 0 ? marked : (token ? [token] : []);
	const live = chosen.filter(({revokedAt}) => revokedAt === undefined);
	const whole = live.filter(({oddities}) => oddities === undefined);
	const nameable = live.filter(candidate => hasUsableId(candidate));

	const obstacleToAny = (): string | undefined => {
		if (isReadOnly) {
			return readOnlyObstacle;
		}

		if (live.length === 0) {
			return chosen.length === 0 ? noToken : revokedAlready;
		}

		if (usesMarks && clockObstacle !== undefined) {
			return clockObstacle;
		}

		// The impact of a change is computed from the list. A list that could not be refreshed may be out of date.
		if (tokens.status !== 'loaded') {
			return tokens.status === 'loading' ? 'The list is loading: try again when it is there.' : 'The list could not be refreshed: r tries again.';
		}

		return undefined;
	};

	const obstacle = obstacleToAny();
	const obstacleAmong = (changeable: readonly DatabaseToken[]): string | undefined => obstacle ?? (changeable.length === 0 && live[0] ? oddRefusal(live[0]) : undefined);
	return {
		live, whole, nameable, obstacleToChange: obstacleAmong(whole), obstacleToRevoke: obstacleAmong(nameable),
	};
}
