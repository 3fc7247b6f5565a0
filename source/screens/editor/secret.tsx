import {Box, Text} from 'ink';
import {useState} from 'react';
import {Line} from '../../components/line.js';
import type {DatabaseToken} from '../../api/types.js';
import {ButtonRow} from '../../components/button-row.js';
import {Button} from '../../components/button.js';
import {Field} from '../../components/field.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type AppContextValue, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useQuitGuard} from '../../keys/use-quit-guard.js';
import {useShow} from '../../session/use-show.js';
import {eraseWord} from '../../keys/erase-word.js';
import {useTheme} from '../../theme/theme-context.js';
import {ClusterScreen} from '../cluster-screen.js';

type Props = {
	readonly token: DatabaseToken;
	/**
	What is not as it was asked for, a sentence part each. Raw text of the service.
	*/
	readonly differences: readonly string[];
	/**
	Why its id must stand in no request; undefined where it may.
	*/
	readonly idProblem: string | undefined;
	readonly isActive: boolean;
};

const mostDifferences = 4;

type Mode = 'looking' | 'leaving' | 'file' | 'command';

/**
The secret of a new token: the only time it can be seen. Masked until asked for; it is drawn from the hand-over, and forgotten when this screen is left.
*/
export function SecretScreen({token, differences, idProblem, isActive}: Props) {
	const {navigate, notice, services} = useAppContext();
	const {profile, isReadOnly} = useProfileSession();
	const {handOver, journal} = useClusterSession();
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
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

	const noteHandOver = async () => {
		await handOver.handedOver(token.id);
		journal.reread();
	};

	const leave = () => {
		void noteHandOver();
		handOver.forget(token.id);
		navigate({type: 'closed'});
		const isAsAsked = differences.length === 0;
		notice(`Created ${show(token.description)} (${show(token.id).slice(0, 8)})${isAsAsked ? '' : ', but not as asked'}. It may answer 401 for a few minutes.`, isAsAsked ? 'good' : 'danger');
	};

	useQuitGuard(secret
		? () => profile.origin === 'demo'
			? 'The secret is lost when the program ends: store it first. Ctrl+C again quits.'
			: 'Store the secret first. Ctrl+C again quits; what was not handed over is kept in a private file.'
		: undefined);

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
				tell(`Written to ${show(written.value)}, readable only by you.`);
				void noteHandOver();
			} else {
				notice(show(written.message), 'danger');
			}
		} else {
			const piped = await services.pipeTo(target.trim(), secret);
			if (piped.ok) {
				tell('The command took it and ended well.');
				void noteHandOver();
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
			if (secret === undefined) {
				// Its token is revoked: there is nothing to store.
				navigate({type: 'closed'});
				return;
			}

			setIsOnLeave(false);
			setMode('leaving');
		},
		...(differences.length > 0 && secret !== undefined && remedies({
			token, obstacle: isReadOnly ? 'Read-only: nothing can be changed.' : idProblem && `No request can name this token: it ${show(idProblem)}.`, navigate,
		})),
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

	return (
		<ClusterScreen title='Token secret' scope={scope} handlers={heard} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Text>{`Created "${show(token.description)}". This is the only time its secret can be seen.`}</Text>
				{differences.length > 0 && secret !== undefined ? <Differences differences={differences.map(difference => show(difference))} hasRemedies={idProblem === undefined}/> : undefined}
				<Box marginTop={1} flexDirection='column'>
					<Line>{`Token ID  ${show(token.id)}`}</Line>
					<Text>Secret</Text>
					<Text wrap='hard'>{secret ? (isShown ? show(secret.reveal()) : glyphs.secret.repeat(36) || 'hidden') : '(forgotten: the token is revoked)'}</Text>
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
		</ClusterScreen>
	);
}

/**
What a person can do with a token that is not as asked, besides keeping it: each leads to its own screen, and back to this one as long as the secret has not been stored.
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

function Differences({differences, hasRemedies}: {readonly differences: readonly string[]; readonly hasRemedies: boolean}) {
	const {styles, glyphs} = useTheme();
	const more = differences.length - mostDifferences;
	return (
		<Box flexDirection='column' marginTop={1}>
			<Text {...styles.danger}>{`${glyphs.warning} It is not as you asked:`}</Text>
			{differences.slice(0, mostDifferences).map(difference => <Text key={difference} {...styles.danger}>{`  it ${difference}`}</Text>)}
			{more > 0 ? <Text {...styles.danger}>{`  and ${more} more`}</Text> : undefined}
			<Text>{hasRemedies ? 'D revokes it, e edits its grants, Esc keeps it as it is.' : 'Esc keeps it as it is. Ask whoever runs the service.'}</Text>
		</Box>
	);
}
