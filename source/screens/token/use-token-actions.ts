import type {DatabaseToken} from '../../api/types.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {managementTokenHandler} from '../management-token-handler.js';
import {useChangeActions} from './use-change-actions.js';
import {useChangeObstacles} from './use-change-obstacles.js';
import {useChosenTokens} from './use-chosen-tokens.js';
import {useSingleTokenActions} from './use-single-token-actions.js';

/**
The actions on a token, the same in the list, the details and the options. Each is a function, or the reason why it is disabled.

In the list, suspend, resume and revoke take the marked tokens if there are any; with `usesMarks` false they take this token alone.
*/
export function useTokenActions(token: DatabaseToken | undefined, {usesMarks = true}: {readonly usesMarks?: boolean} = {}): KeyHandlers {
	const {navigate} = useAppContext();
	const {profile} = useProfileSession();
	// In the list the reasons would change with each row under the cursor, and the footer with them.
	const obstacles = useChangeObstacles(usesMarks ? undefined : token);
	return {
		...useSingleTokenActions(token),
		...useChangeActions(useChosenTokens(token, {usesMarks}), obstacles),
		'management-token': managementTokenHandler({profile, navigate}),
	};
}
