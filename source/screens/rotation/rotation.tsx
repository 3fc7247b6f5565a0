import {Box, Text} from 'ink';
import {useState} from 'react';
import {Line} from '../../components/line.js';
import type {DatabaseToken} from '../../api/types.js';
import {OneField} from '../../components/one-field.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useAcceptClock} from '../../session/clock/use-accept-clock.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useQuitGuard} from '../../keys/use-quit-guard.js';
import {useShow} from '../../session/use-show.js';
import {useTimes} from '../../session/use-times.js';
import {eraseWord} from '../../keys/erase-word.js';
import {useTheme} from '../../theme/theme-context.js';
import {clockWords} from '../../tokens/time/clock-difference.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {parseExpiry} from '../../tokens/time/parse-expiry.js';
import {lifetimeText} from '../../tokens/time/lifetime.js';
import {
	isByDoubtfulClock,
	rotationStep,
	successorDescription,
	type RotationStep,
} from '../../tokens/rotation.js';
import {ClusterScreen} from '../cluster-screen.js';
import {useRotationStep} from './use-rotation-step.js';
import {rotationLines} from './rotation-lines.js';
import {useRotation} from './use-rotation.js';

/**
Replaces a token by a successor, with an overlap: one step at a time, each when a person takes it. The journal remembers where it stands, so it can be left and taken up again.
*/
export function RotationScreen({token, isActive}: {readonly token: DatabaseToken; readonly isActive: boolean}) {
	const {navigate, services} = useAppContext();
	const {clock} = useProfileSession();
	const acceptClock = useAcceptClock();
	const {tokenOf} = useClusterSession();
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const control = useRotation(token);
	const {rotation} = control;
	const now = services.now();
	const today = isoSeconds(new Date(now)).slice(0, 10);
	const {times, changeTimes} = useTimes(now);
	const [fields, setFields] = useState({description: successorDescription(token.description, today), expiry: lifetimeText(token, now), soak: ''});
	const [focus, setFocus] = useState<'description' | 'time'>('time');
	const [isBusy, setIsBusy] = useState(false);
	const old = rotation ? tokenOf(rotation.oldTokenId) ?? token : token;
	const step: RotationStep = rotationStep(rotation ?? {
		rotationId: '', oldTokenId: token.id, oldDescription: token.description, done: [],
	}, now);
	const difference = clock.isAccepted ? undefined : clock.difference;
	const nothingDue = `${control.isKnown ? show(step.words) : 'The journal is being read'}: nothing is due.`;
	const take = useRotationStep({
		control, old, step, fields, setIsBusy,
	});

	const timeField = step.step === 'create' ? 'expiry' : 'soak';
	const field = focus === 'time' ? timeField : 'description';
	const isAsksForText = !isBusy && control.isKnown && (step.step === 'create' || step.step === 'choose-soak');
	const editing: KeyHandlers = {
		'use-target': take.next,
		'next-field'() {
			setFocus(focus === 'time' && step.step === 'create' ? 'description' : 'time');
		},
		'previous-field'() {
			setFocus(focus === 'time' && step.step === 'create' ? 'description' : 'time');
		},
		'erase-word'() {
			setFields({...fields, [field]: eraseWord(fields[field])});
		},
		'erase-line'() {
			setFields({...fields, [field]: ''});
		},
		cancel() {
			navigate({type: 'closed'});
		},
	};
	const looking: KeyHandlers = {
		// Before the successor has settled, the first press warns.
		'next-step': isByDoubtfulClock(step, difference)
			? `The soak is over by a clock ${clockWords(difference)}: K accepts it.`
			: (control.isKnown && (step.isDue || step.step === 'suspend') ? take.next : nothingDue),
		times: changeTimes,
		'accept-clock': acceptClock,
		'undo-rotation': rotation && step.canBeUndone ? take.undo : 'There is nothing to undo.',
		back() {
			navigate({type: 'closed'});
		},
	};
	const [scope, handlers] = isAsksForText ? ['one-field', editing] as const : ['rotation', looking] as const;
	useQuitGuard(isBusy ? () => 'The answer brings the secret: wait for it. Ctrl+C again quits once it is here, and keeps the secret in a private file.' : undefined);

	const time = parseExpiry(fields[timeField], {now, timeZone: services.timeZone});
	const lines = rotationLines({
		rotation, step, times, glyphs, show,
	});
	return (
		<ClusterScreen title='Rotate' scope={scope} handlers={isBusy ? {} : handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Text bold wrap='truncate'>{old.description === '' ? show(old.id) : show(rotation?.oldDescription ?? old.description)}</Text>
				<Box marginTop={1} flexDirection='column'>
					{lines.map(({key, text, meaning}) => <Line key={key} {...(meaning && styles[meaning])}>{text}</Line>)}
				</Box>
				{isBusy ? <Text {...styles.muted}>{`Asking the service${glyphs.ellipsis}`}</Text> : undefined}
				{isAsksForText
					? (
						<Box marginTop={1} flexDirection='column'>
							{step.step === 'create'
								? (
									<OneField
										isFocused={isActive && focus === 'description'} label='Successor' value={fields.description}
										width={columns - 20} placeholder='description'
										onChange={description => {
											setFields({...fields, description});
										}}/>
								)
								: undefined}
							<OneField
								isFocused={isActive && focus === 'time'} label={step.step === 'create' ? 'Expires  ' : 'Soaks for'} value={fields[timeField]}
								width={24} placeholder={step.step === 'create' ? 'never, 90d' : '2d, 1w, 2027-01-31'}
								onChange={text => {
									setFields({...fields, [timeField]: text});
								}}/>
							<Line {...(time.ok ? styles.muted : styles.danger)}>{time.ok ? `  ${time.expiresAt === undefined ? (step.step === 'create' ? 'never expires' : '') : `until ${time.expiresAt}`}` : `  ${time.message}`}</Line>
						</Box>
					)
					: undefined}
				<Box marginTop={1}>
					<Text {...styles.muted} wrap='truncate'>Nothing happens by itself: it waits in the journal. Activity (J) lists it.</Text>
				</Box>
			</Box>
		</ClusterScreen>
	);
}
