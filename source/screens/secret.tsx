import {Box, Text} from 'ink';
import {useState} from 'react';
import {Line} from '../components/line.js';
import type {DatabaseToken} from '../api/types.js';
import {ButtonRow} from '../components/button-row.js';
import {Button} from '../components/button.js';
import {Field} from '../components/field.js';
import {Frame} from '../components/frame.js';
import {useWindowSize} from '../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../hooks/app-context.js';
import {hintsOf} from '../hooks/hints-of.js';
import {useBadges} from '../hooks/use-badges.js';
import {useClusterSession} from '../hooks/use-cluster-session.js';
import {useKeys} from '../hooks/use-keys.js';
import {useProfileSession} from '../hooks/use-profile-session.js';
import {useQuitGuard} from '../hooks/use-quit-guard.js';
import {useShow} from '../hooks/use-show.js';
import {eraseWord} from '../state/erase-word.js';
import {useTheme} from '../theme/theme-context.js';

type Mode = 'looking' | 'leaving' | 'file' | 'command';

/**
The secret of a new token: the only time it can be seen. Masked until asked for; it is drawn from the hand-over, and forgotten when this screen is left.
*/
export function SecretScreen({token, isActive}: {readonly token: DatabaseToken; readonly isActive: boolean}) {
	const {navigate, notice, message, services} = useAppContext();
	const {profile} = useProfileSession();
	const {cluster, handOver} = useClusterSession();
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const badges = useBadges();
	const [mode, setMode] = useState<Mode>('looking');
	const [isShown, setIsShown] = useState(false);
	const [isOnLeave, setIsOnLeave] = useState(false);
	const [target, setTarget] = useState('');
	const [done, setDone] = useState<readonly string[]>([]);
	const [isDelivering, setIsDelivering] = useState(false);
	const secret = handOver.get(token.id);

	const tell = (words: string) => {
		setDone([...done, words]);
		notice(words, 'good');
	};

	const leave = () => {
		handOver.forget(token.id);
		navigate({type: 'closed'});
		notice(`Created ${show(token.description)} (${show(token.id).slice(0, 8)}). It may answer 401 for a few minutes.`, 'good');
	};

	useQuitGuard(secret ? () => 'The secret is lost when the program ends: store it first. Ctrl+C again quits.' : undefined);

	const toTarget = (next: 'file' | 'command') => () => {
		setTarget('');
		setMode(next);
	};

	const deliver = async () => {
		if (!secret || target.trim() === '') {
			notice(mode === 'file' ? 'Enter the path of a new file.' : 'Enter a command.', 'warning');
			return;
		}

		setIsDelivering(true);
		if (mode === 'file') {
			const written = await services.writeNewFile(target.trim(), secret);
			if (written.ok) {
				tell(`Written to ${show(written.text)}, readable only by you.`);
			} else {
				notice(show(written.message), 'danger');
			}
		} else {
			const piped = await services.pipeTo(target.trim(), secret);
			if (piped.ok) {
				tell('The command took it and ended well.');
			} else {
				notice(show(piped.message), 'danger');
			}
		}

		setIsDelivering(false);
		setMode('looking');
	};

	const targets: KeyHandlers = {
		'use-target'() {
			void deliver();
		},
		cancel() {
			setMode('looking');
		},
		'erase-word'() {
			setTarget(eraseWord(target));
		},
		'erase-line'() {
			setTarget('');
		},
	};
	const looking: KeyHandlers = {
		reveal() {
			setIsShown(!isShown);
		},
		'send-to-clipboard'() {
			const sent = secret && services.writeSecretToClipboard(secret);
			if (sent?.ok) {
				tell('Sent to your terminal\'s clipboard; whether it arrived nobody can tell.');
			} else {
				notice(sent?.message, 'warning');
			}
		},
		'write-to-file': toTarget('file'),
		'pipe-to-command': toTarget('command'),
		stored() {
			setIsOnLeave(false);
			setMode('leaving');
		},
	};
	const leaving: KeyHandlers = {
		press() {
			if (isOnLeave && !services.isBurst()) {
				leave();
			} else {
				setMode('looking');
			}
		},
		'next-control'() {
			setIsOnLeave(!isOnLeave);
		},
		'previous-control'() {
			setIsOnLeave(!isOnLeave);
		},
		cancel() {
			setMode('looking');
		},
	};
	const [scope, handlers] = mode === 'looking' ? ['secret', looking] as const : (mode === 'leaving' ? ['secret-leave', leaving] as const : ['secret-target', targets] as const);
	// A command that takes its time gets the secret once.
	const heard = isDelivering ? {} : handlers;
	useKeys(scope, heard, {isActive});

	return (
		<Frame path={[show(profile.name), show(cluster.name), 'Token secret']} badges={badges} message={message} hints={hintsOf(scope, heard)}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Text>{`Created "${show(token.description)}". This is the only time its secret can be seen.`}</Text>
				<Box marginTop={1} flexDirection='column'>
					<Line>{`Token ID  ${show(token.id)}`}</Line>
					<Text>Secret</Text>
					<Text wrap='hard'>{secret ? (isShown ? show(secret.reveal()) : glyphs.secret.repeat(36) || 'hidden') : '(forgotten)'}</Text>
				</Box>
				<Box marginTop={1} flexDirection='column'>
					{done.map(words => <Text key={words} {...styles.good} wrap='truncate'>{`${glyphs.done} ${words}`}</Text>)}
					<Text {...styles.muted}>It may answer 401 for a few minutes, until every node knows it.</Text>
				</Box>
				{mode === 'file' || mode === 'command'
					? (
						<Box marginTop={1}>
							<Text>{mode === 'file' ? 'New file: ' : 'Command:  '}</Text>
							<Field isFocused={isActive} value={target} width={columns - 18} placeholder={mode === 'file' ? 'a path that is not there yet' : 'pass insert -m influx/edge-09'} onChange={setTarget}/>
						</Box>
					)
					: undefined}
				{mode === 'leaving'
					? (
						<Box marginTop={1} flexDirection='column'>
							<Text>Have you stored the secret? After this nobody can see it again.</Text>
							<Box marginTop={1} paddingLeft={3}>
								<ButtonRow>
									<Button label='Not yet' isFocused={!isOnLeave}/>
									<Button label='I stored it' isFocused={isOnLeave}/>
								</ButtonRow>
							</Box>
						</Box>
					)
					: undefined}
			</Box>
		</Frame>
	);
}
