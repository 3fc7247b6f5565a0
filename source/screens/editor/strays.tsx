import {Box, Text} from 'ink';
import {Line} from '../../components/line.js';
import {isUuid} from '../../api/parse-host.js';
import type {DatabaseToken} from '../../api/types.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {ClusterScreen} from '../cluster-screen.js';

/**
A create whose outcome nobody knows: the tokens that may have come of it. Their secrets are lost, so all that can be done with them is to revoke them.
*/
export function Strays({cause, strays, isActive}: {readonly cause: string; readonly strays: readonly DatabaseToken[]; readonly isActive: boolean}) {
	const {navigate} = useAppContext();
	const {isReadOnly} = useProfileSession();
	const {styles} = useTheme();
	const show = useShow();
	// What is no UUID cannot stand in a request.
	const named = strays.filter(({id}) => isUuid(id));
	const handlers: KeyHandlers = {
		done() {
			navigate({type: 'closed'});
		},
		...(strays.length > 0 && {
			revoke: isReadOnly || named.length === 0
				? (isReadOnly ? 'Read-only: nothing can be changed.' : 'The service gave an ID that is no UUID: no request can name this token.')
				: () => {
					const targets = named.map(token => ({token, request: {kind: 'revoke'} as const}));
					navigate({type: 'replaced', screen: {name: 'confirm', batch: {action: 'revoke', changes: targets, hiddenIds: new Set()}}});
				},
		}),
	};

	return (
		<ClusterScreen title='Create Database Token' scope='strays' handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Text {...styles.warning}>{`Whether the token was created is not known: ${show(cause)}`}</Text>
				<Box marginTop={1} flexDirection='column'>
					<Text>
						{strays.length === 0
							? 'The list shows no new token of that description. It was not sent again: look once more in a moment, then create it anew.'
							: 'Created with that description in the last minutes. The secret is lost with the answer: revoke what is stray, then create it anew.'}
					</Text>
					{strays.map(token => <Line key={token.id}>{`  ${show(token.id)}  ${show(token.createdAt)}  ${show(token.description)}`}</Line>)}
				</Box>
			</Box>
		</ClusterScreen>
	);
}
