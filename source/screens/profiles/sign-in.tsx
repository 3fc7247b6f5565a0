import {Box} from 'ink';
import {useContext, useEffect, useState} from 'react';
import {Prose} from '../../components/prose.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useCopy} from '../../session/clipboard/use-copy.js';
import {HearsKeysContext} from '../../session/hears-keys-context.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {untilWords} from '../../tokens/time/until-words.js';
import {Screen} from '../screen.js';
import {signInLines} from './sign-in-lines.js';

/**
Lets a person sign in at the identity provider of the profile, on top of the screen that needs a management token: shows the address and the code, and closes itself once the person has signed in. Nothing is drawn while it waits.
*/
export function SignIn({reason}: {readonly reason: string | undefined}) {
	const {services, navigate, timeForm} = useAppContext();
	const {profile, signIn, answerTokenRequest} = useProfileSession();
	const isHearsKeys = useContext(HearsKeysContext);
	const copy = useCopy();
	const {styles} = useTheme();
	const show = useShow();
	const {state, start, cancel} = signIn;

	// An earlier sign-in of this profile may be done. This screen closes for its own.
	const [before] = useState(state);
	useEffect(() => {
		start();
	}, []); // eslint-disable-line react-hooks/exhaustive-deps -- once; a code that failed is replaced by a key

	// Help may lie on top. Then this screen closes when it comes back.
	const isDone = state !== before && state.status === 'done' && isHearsKeys;
	useEffect(() => {
		if (isDone) {
			navigate({type: 'closed'});
		}
	}, [isDone, navigate]);

	const code = state.status === 'waiting' ? state.code : undefined;
	const noCode = 'There is no code now.';
	const handlers: KeyHandlers = {
		'copy-address': code
			? () => {
				void copy(code.completeAddress ?? code.address, 'the address');
			}
			: noCode,
		'copy-code': code
			? () => {
				void copy(code.userCode, 'the code');
			}
			: noCode,
		'sign-in-again': state.status === 'failed' ? start : 'The code that is shown still works.',
		'management-token'() {
			cancel();
			navigate({type: 'replaced', screen: {name: 'management-token', reason}});
		},
		cancel() {
			cancel();
			answerTokenRequest(false);
			navigate({type: 'closed'});
		},
	};
	const until = code && untilWords(code.endsAt, {form: timeForm, now: services.now(), timeZone: services.timeZone});
	const lines = signInLines(state, {name: show(profile.name), until: until ?? '', show});

	return (
		<Screen path={[show(profile.name), 'Sign in']} scope='sign-in' handlers={handlers}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				{reason === undefined ? undefined : <Box marginBottom={1}><Prose {...styles.warning}>{show(reason)}</Prose></Box>}
				{lines.map(({key, text, meaning, isApart, indent}) => (
					<Box key={key} marginTop={isApart ? 1 : 0} paddingLeft={indent}>
						<Prose around={4 + indent} bold={indent > 0} {...(meaning && styles[meaning])}>{text}</Prose>
					</Box>
				))}
			</Box>
		</Screen>
	);
}
