import {isUuid} from '../../api/parse-host.js';
import type {DatabaseToken} from '../../api/types.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useCopy} from '../../session/clipboard/use-copy.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {hasNoId, hasUnknownRevocation, oddRefusal} from '../../tokens/why-odd.js';
import {noToken, revokedAlready} from './use-chosen-tokens.js';

/**
The actions that take one token and ignore the marks: looking at it, copying its ID, and the forms that copy, edit or rotate it. Each is a function, or the reason why it is disabled.
*/
export function useSingleTokenActions(token: DatabaseToken | undefined): KeyHandlers {
	const {navigate, notice} = useAppContext();
	const copy = useCopy();
	const show = useShow();
	const {isReadOnly} = useProfileSession();
	const withToken = (act: (chosen: DatabaseToken) => void): (() => void) | string => token
		? () => {
			act(token);
		}
		: noToken;
	const obstacleToForm = (isReadOnly ? readOnlyObstacle : undefined) ?? (token && oddRefusal(token));
	const obstacleToChange = token?.revokedAt === undefined ? obstacleToForm : revokedAlready;

	const copyId = ({id}: DatabaseToken) => {
		if (!isUuid(id)) {
			// It is pasted into commands.
			notice(`The service gave it an ID that is no UUID, which is not copied: ${show(id)}`, 'warning');
			return;
		}

		void copy(id, 'the token ID');
	};

	return {
		details: withToken(({id}) => {
			navigate({type: 'opened', screen: {name: 'details', tokenId: id}});
		}),
		options: withToken(({id}) => {
			navigate({type: 'opened', screen: {name: 'options', tokenId: id}});
		}),
		'copy-id': token !== undefined && hasNoId(token) ? 'It has no ID.' : withToken(copyId),
		'copy-as': withToken(chosen => {
			const {id} = chosen;
			const isRevoked = chosen.revokedAt !== undefined || hasUnknownRevocation(chosen);
			navigate({type: 'opened', screen: {name: 'copy-as', operations: [{kind: 'get', tokenId: id, ...(isRevoked && {isRevoked})}, {kind: 'revoke', tokenId: id}]}});
		}),
		'copy-token': obstacleToForm ?? withToken(original => {
			navigate({type: 'opened', screen: {name: 'token-form', token: original, isEdit: false}});
		}),
		'edit-token': obstacleToChange ?? withToken(original => {
			navigate({type: 'opened', screen: {name: 'token-form', token: original, isEdit: true}});
		}),
		'rotate-token': obstacleToChange ?? withToken(original => {
			navigate({type: 'opened', screen: {name: 'rotation', token: original}});
		}),
	};
}
