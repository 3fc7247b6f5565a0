import {Box} from 'ink';
import {Prose} from '../../components/prose.js';
import {isUuid} from '../../api/parse-host.js';
import type {DatabaseToken} from '../../api/types.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {ClusterScreen} from '../cluster-screen.js';

type Props = {
	/**
	Why the outcome is unknown: a sentence part, raw outside text.
	*/
	readonly cause: string;
	/**
	The tokens that the create may have made, as the list has them.
	*/
	readonly candidates: readonly DatabaseToken[];
	readonly isActive: boolean;
};

/**
Shown after a create without an answer, whose outcome is unknown: lists the tokens that it may have made, and offers to revoke them. Their secrets are lost, so nothing else can be done with them.
*/
export function UnknownCreate({cause, candidates, isActive}: Props) {
	const {navigate} = useAppContext();
	const {isReadOnly} = useProfileSession();
	const {styles} = useTheme();
	const show = useShow();
	// A request can name a token only by a UUID.
	const named = candidates.filter(({id}) => isUuid(id));
	const handlers: KeyHandlers = {
		done() {
			navigate({type: 'closed'});
		},
		...(candidates.length > 0 && {
			revoke: isReadOnly || named.length === 0
				? (isReadOnly ? readOnlyObstacle : 'The service gave an ID that is no UUID: no request can name this token.')
				: () => {
					const changes = named.map(token => ({token, request: {kind: 'revoke'} as const}));
					navigate({type: 'replaced', screen: {name: 'confirm', batch: {action: 'revoke', changes, hiddenIds: new Set()}}});
				},
		}),
	};

	return (
		<ClusterScreen title='Create Database Token' scope='unknown-create' handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Prose {...styles.warning}>{`Whether the token was created is not known: ${show(cause)}`}</Prose>
				<Box marginTop={1} flexDirection='column'>
					<Prose>
						{candidates.length === 0
							? 'The list shows no new token with that description. The create was not sent again: look at the list once more in a moment, and create the token again if it is not there.'
							: 'Created with that description in the last minutes. The secret is lost with the answer: revoke the token if it is yours, then create it again.'}
					</Prose>
					{candidates.map(token => <Prose key={token.id} hang={40}>{`  ${show(token.id)}  ${show(token.createdAt)}  ${show(token.description)}`}</Prose>)}
				</Box>
			</Box>
		</ClusterScreen>
	);
}
