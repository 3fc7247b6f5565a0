import {
	Box,
	Text,
	useIsScreenReaderEnabled,
	type DOMElement,
} from 'ink';
import {useReducer, useRef, useState} from 'react';
import {Prose} from '../../components/prose.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {cutSentence, longestText, startOf} from '../../components/field/longest-text.js';
import {useCursorAt} from '../../components/field/use-cursor-at.js';
import {usePasteInto} from '../../components/field/use-paste-into.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {refuseEnded} from '../../secrets/life/refuse-ended.js';
import {secretFromValue} from '../../secrets/secret-from-text.js';
import {widthOf} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {Screen} from '../screen.js';
import {SecretInput} from './secret-input.js';

/**
Asks for a management token for this session, on top of the screen that needs it, which keeps its state: a half-filled form is the same afterwards. The typed text is never drawn and never enters React's state; the screen knows only the number of its characters.
*/
export function ManagementToken({reason}: {readonly reason: string | undefined}) {
	const {services, navigate, notice} = useAppContext();
	const session = useProfileSession();
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const show = useShow();
	const [input] = useState(() => new SecretInput());
	const line = useRef<DOMElement>(null);
	const length = Math.min(input.length, columns - 8);
	useCursorAt(line, length * widthOf(glyphs.secret));
	const [, redraw] = useReducer((count: number) => count + 1, 0);

	const handlers: KeyHandlers = {
		'use-management-token'() {
			const value = input.take();
			if (value === undefined) {
				notice('Enter the management token first, or go back with Esc.', 'warning');
				return;
			}

			const read = refuseEnded(secretFromValue(value, 'What was entered'), {origin: 'What was entered', now: services.now()});
			if (!read.ok) {
				redraw();
				notice(show(read.message), 'warning');
				return;
			}

			notice(undefined);
			session.replaceSecret(read.value);
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
	const hear = (key: string, text: string | undefined) => {
		if (key === 'backspace' || key === 'delete') {
			input.erase();
		} else {
			input.add(text ?? '');
		}

		redraw();
	};

	usePasteInto(true, text => {
		const taken = startOf(text, longestText - input.length);
		input.add(taken);
		if (taken.length < text.length) {
			notice(cutSentence(longestText), 'warning');
		}

		redraw();
	});

	return (
		<Screen path={[show(session.profile.name), 'Management token']} scope='management-token' handlers={handlers} onOther={hear}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				{reason === undefined ? undefined : <Box marginBottom={1}><Prose {...styles.warning}>{show(reason)}</Prose></Box>}
				<Prose>{`Management token for ${show(session.profile.name)} at ${show(session.profile.host)}`}</Prose>
				<Box ref={line} marginTop={1}>
					<Text wrap='truncate'>{isSpoken ? `${input.length} characters entered, focused` : `${glyphs.secret.repeat(length)} `}</Text>
				</Box>
				<Box marginTop={1}>
					<Prose {...styles.muted}>It is not shown and not stored: it is used until the program ends, and sent to this host only.</Prose>
				</Box>
			</Box>
		</Screen>
	);
}
