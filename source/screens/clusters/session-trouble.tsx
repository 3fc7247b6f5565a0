import {Box} from 'ink';
import {Prose} from '../../components/prose.js';
import type {SessionState} from '../../session/opening/use-opening.js';
import {useShow} from '../../session/use-show.js';
import type {Profile} from '../../profiles/types.js';
import {useTheme} from '../../theme/theme-context.js';

/**
What the screen shows in place of the clusters while a profile is being opened, or why it could not be opened.
*/
export function SessionTrouble({state, profile}: {readonly state: SessionState; readonly profile: Profile}) {
	const {styles, glyphs} = useTheme();
	const show = useShow();
	if (state.status === 'ready') {
		return undefined;
	}

	return (
		<Box flexDirection='column' paddingX={3} paddingTop={1}>
			{state.status === 'opening'
				? <Prose around={6} {...styles.muted}>{`${openingWords(profile)}${glyphs.ellipsis}`}</Prose>
				: (
					<>
						<Prose around={6} {...styles.danger}>{show(state.message)}</Prose>
						<Box marginTop={1}>
							<Prose around={6}>{state.status === 'failed' && state.isUnreachable ? 'r tries again, Esc goes back.' : (profile.secretSources.some(({kind}) => kind === 'sign-in') ? 'T signs in or enters a management token, r tries again, Esc goes back.' : 'T enters a management token for this session, r tries again, Esc goes back.')}</Prose>
						</Box>
					</>
				)}
		</Box>
	);
}

function openingWords({origin, secretSources}: Profile): string {
	if (origin === 'demo') {
		return 'Starting the built-in emulator';
	}

	return secretSources.some(({kind}) => kind === 'command') ? 'Asking the command for the management token' : 'Reading the management token';
}
