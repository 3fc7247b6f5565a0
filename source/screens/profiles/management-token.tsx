import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useReducer, useState} from 'react';
import {Frame} from '../../components/frame/frame.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {hintsOf} from '../../keys/hints-of.js';
import {useBadges} from '../../session/use-badges.js';
import {useKeys} from '../../keys/use-keys.js';
import {cutSentence, longestText, startOf} from '../../components/longest-text.js';
import {usePasteInto} from '../../components/use-paste-into.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {secretFromValue} from '../../secrets/secret-text.js';
import {SecretInput} from './secret-input.js';
import {useTheme} from '../../theme/theme-context.js';

/**
Asks for a management token for this session, on top of whatever needs it: a half-filled form is as it was afterwards. What is typed is never drawn and never enters React's state: the screen knows only how many characters there are.
*/
export function ManagementToken({reason}: {readonly reason: string | undefined}) {
	const {navigate, notice, message} = useAppContext();
	const session = useProfileSession();
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const show = useShow();
	const badges = useBadges();
	const [input] = useState(() => new SecretInput());
	const [, redraw] = useReducer((count: number) => count + 1, 0);

	const handlers: KeyHandlers = {
		'use-management-token'() {
			const value = input.take();
			if (value === undefined) {
				notice('Enter the management token first, or go back with Esc.', 'warning');
				return;
			}

			const read = secretFromValue(value, 'What was entered');
			if (!read.ok) {
				redraw();
				notice(read.message, 'warning');
				return;
			}

			notice(undefined);
			session.replaceSecret(read.secret);
			session.answerTokenRequest(true);
			navigate({type: 'closed'});
		},
		cancel() {
			input.clear();
			session.answerTokenRequest(false);
			navigate({type: 'closed'});
		},
		'erase-line'() {
			input.clear();
			redraw();
		},
	};
	useKeys('management-token', handlers, {
		onOther(key, text) {
			if (key === 'backspace' || key === 'delete') {
				input.erase();
			} else {
				input.add(text ?? '');
			}

			redraw();
		},
	});
	usePasteInto(true, text => {
		const taken = startOf(text, longestText - input.length);
		input.add(taken);
		if (taken.length < text.length) {
			notice(cutSentence(longestText), 'warning');
		}

		redraw();
	});

	return (
		<Frame path={[show(session.profile.name), 'Management token']} badges={badges} message={message} hints={hintsOf('management-token', handlers)}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				{reason === undefined ? undefined : <Box marginBottom={1}><Text {...styles.warning}>{show(reason)}</Text></Box>}
				<Text>{`Management token for ${show(session.profile.name)} at ${show(session.profile.host)}`}</Text>
				<Box marginTop={1}>
					<Text wrap='truncate'>
						{isSpoken ? `${input.length} characters entered, focused` : glyphs.secret.repeat(Math.min(input.length, columns - 8))}
						{isSpoken ? undefined : <Text inverse>{' '}</Text>}
					</Text>
				</Box>
				<Box marginTop={1}>
					<Text {...styles.muted}>It is not shown and not stored: it is used until the program ends, and sent to this host only.</Text>
				</Box>
			</Box>
		</Frame>
	);
}
