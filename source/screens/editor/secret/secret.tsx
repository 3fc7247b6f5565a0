import {Box, Text} from 'ink';
import {useState} from 'react';
import {Prose} from '../../../components/prose.js';
import {Line} from '../../../components/line.js';
import type {DatabaseToken} from '../../../api/types.js';
import {useWindowSize} from '../../../components/use-window-size.js';
import {useAppContext, type AppContextValue, type KeyHandlers} from '../../../session/app-context.js';
import {readOnlyObstacle} from '../../../session/read-only-obstacle.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useProfileSession} from '../../../session/use-profile-session.js';
import {useQuitGuard} from '../../../keys/use-quit-guard.js';
import {useShow} from '../../../session/use-show.js';
import {useTheme} from '../../../theme/theme-context.js';
import {ClusterScreen} from '../../cluster-screen.js';
import {LeaveQuestion} from './leave-question.js';
import {SecretDifferences} from './secret-differences.js';
import {SecretTargetField} from './secret-target-field.js';
import {useLeaveSecret} from './use-leave-secret.js';
import {useSecretDelivery} from './use-secret-delivery.js';

type Props = {
	readonly token: DatabaseToken;
	/**
	How the token differs from what was asked for, one part of a sentence for each difference: `lacks read on sensors`. Raw text of the service.
	*/
	readonly differences: readonly string[];
	/**
	Why no request may hold the token's id; undefined where it may.
	*/
	readonly idProblem: string | undefined;
	/**
	The rotation whose successor it is; undefined for any other token.
	*/
	readonly rotationId: string | undefined;
	readonly isActive: boolean;
};

/**
Shows the secret of a new token, which cannot be seen at any other time. The secret is masked until the person wants to see it. It is read from the hand-over, which forgets it when this screen is left.
*/
export function SecretScreen({token, differences, idProblem, rotationId, isActive}: Props) {
	const {navigate, notice, services} = useAppContext();
	const {profile, isReadOnly} = useProfileSession();
	const {handOver, dispatchView, tokenOf, shownIds} = useClusterSession();
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const [isShown, setIsShown] = useState(false);
	const secret = handOver.get(token.id);
	const delivery = useSecretDelivery({tokenId: token.id, secret, rotationId});
	const {asking} = delivery;
	const leave = () => {
		void delivery.noteHandOver();
		handOver.forget(token.id);
		navigate({type: 'closed'});
		if (rotationId === undefined) {
			navigate({type: 'returned', to: 'tokens'});
			dispatchView({type: 'awaited', id: token.id});
		}

		const isHidden = tokenOf(token.id) !== undefined && !shownIds.includes(token.id);
		const isAsAsked = differences.length === 0;
		notice(`Created ${show(token.description)} (${show(token.id).slice(0, 8)})${isAsAsked ? '' : ', but not as asked'}. It may answer 401 for a few minutes.${isHidden ? ' The filter hides it.' : ''}`, isAsAsked ? 'good' : 'danger');
	};

	const leaving = useLeaveSecret(leave);
	useQuitGuard(secret
		? () => profile.origin === 'demo'
			? 'The secret is lost when the program ends: store it first. Ctrl+C again quits.'
			: 'Store the secret first. Ctrl+C again quits; what was not handed over is kept in a private file.'
		: undefined);

	const looking: KeyHandlers = {
		reveal() {
			setIsShown(!isShown);
		},
		'send-to-clipboard': delivery.sendToClipboard,
		...asking.openers,
		stored() {
			if (secret === undefined) {
				// The token is revoked, so there is nothing to store.
				navigate({type: 'closed'});
			} else if (delivery.isStored && !services.isBurst()) {
				leave();
			} else {
				leaving.ask();
			}
		},
		...(differences.length > 0 && secret !== undefined && remedies({
			token, obstacle: isReadOnly ? readOnlyObstacle : idProblem && `No request can name this token: it ${show(idProblem)}.`, navigate,
		})),
	};
	const [scope, handlers] = asking.target
		? [asking.scope, asking.handlers] as const
		: (leaving.isAsking ? ['secret-leave', leaving.handlers] as const : ['secret', looking] as const);

	return (
		<ClusterScreen title='Token secret' scope={scope} handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Prose>{`Created "${show(token.description)}". This is the only time its secret can be seen.`}</Prose>
				{differences.length > 0 && secret !== undefined ? <SecretDifferences differences={differences.map(difference => show(difference))} hasRemedies={idProblem === undefined}/> : undefined}
				<Box marginTop={1} flexDirection='column'>
					<Line>{`Token ID  ${show(token.id)}`}</Line>
					<Text>Secret</Text>
					<Text wrap='hard'>{secret ? (isShown ? show(secret.reveal()) : glyphs.secret.repeat(36) || 'hidden') : '(forgotten: the token is revoked)'}</Text>
				</Box>
				<Box marginTop={1} flexDirection='column'>
					{delivery.done.map(words => <Prose key={words} {...styles.good} hang={2}>{`${glyphs.done} ${words}`}</Prose>)}
					<Prose {...styles.muted}>It may answer 401 for a few minutes, until every node knows it.</Prose>
				</Box>
				{asking.target ? <SecretTargetField target={asking.target} names={asking.names} isFocused={isActive} width={columns - 18} onChange={asking.type}/> : undefined}
				{leaving.isAsking ? <LeaveQuestion isOnLeave={leaving.isOnLeave}/> : undefined}
			</Box>
		</ClusterScreen>
	);
}

/**
The handlers that revoke or edit a token that is not as asked. Each opens a screen of its own, which comes back to this one as long as the secret has not been stored. `obstacle` is the reason why no request can change the token; undefined where one can.
*/
function remedies({token, obstacle, navigate}: {readonly token: DatabaseToken; readonly obstacle: string | undefined; readonly navigate: AppContextValue['navigate']}): KeyHandlers {
	return {
		revoke: obstacle ?? (() => {
			navigate({type: 'opened', screen: {name: 'confirm', batch: {action: 'revoke', changes: [{token, request: {kind: 'revoke'}}], hiddenIds: new Set()}}});
		}),
		'edit-token': obstacle ?? (() => {
			navigate({type: 'opened', screen: {name: 'token-form', token, isEdit: true}});
		}),
	};
}
