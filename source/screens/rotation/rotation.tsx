import {Box, Text} from 'ink';
import {Prose} from '../../components/prose.js';
import type {DatabaseToken} from '../../api/types.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useAcceptClock} from '../../session/clock/use-accept-clock.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useLeaveForm} from '../../keys/use-leave-form.js';
import {useQuitGuard} from '../../keys/use-quit-guard.js';
import {useShow} from '../../session/use-show.js';
import {useTimes} from '../../session/use-times.js';
import {useTheme} from '../../theme/theme-context.js';
import {clockWords} from '../../tokens/time/clock-difference.js';
import {isByDoubtfulClock, rotationStep, type RotationStep} from '../../tokens/rotation.js';
import {ClusterScreen} from '../cluster-screen.js';
import {RotationForm} from './rotation-form.js';
import {rotationLines} from './rotation-lines.js';
import {useRotationForm} from './use-rotation-form.js';
import {useRotationStep} from './use-rotation-step.js';
import {useRotation} from './use-rotation.js';

/**
Replaces a token by a successor while both work for a time. A person takes each step. The journal keeps what was done, so a person can leave the screen and go on later.
*/
export function RotationScreen({token, isActive}: {readonly token: DatabaseToken; readonly isActive: boolean}) {
	const {navigate, services} = useAppContext();
	const {clock} = useProfileSession();
	const acceptClock = useAcceptClock();
	const {tokenOf} = useClusterSession();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const control = useRotation(token);
	const {rotation} = control;
	const now = services.now();
	const {times, changeTimes} = useTimes(now);
	const old = rotation ? tokenOf(rotation.oldTokenId) ?? token : token;
	const step: RotationStep = rotationStep(rotation ?? {
		rotationId: '', oldTokenId: token.id, oldDescription: token.description, done: [],
	}, now);
	const difference = clock.isAccepted ? undefined : clock.difference;
	const nothingDue = `${control.isKnown ? show(step.words) : 'The journal is being read'}: nothing is due.`;
	const form = useRotationForm(token, step.step, now);
	const {isCreating, takeStep, undo} = useRotationStep({
		control, old, step, fields: form.fields,
	});

	const hasForm = !isCreating && control.isKnown && (step.step === 'create' || step.step === 'choose-soak');
	const cancel = useLeaveForm({
		draft: JSON.stringify(form.fields),
		onLeave() {
			navigate({type: 'closed'});
		},
	});
	const editing: KeyHandlers = {
		...form.handlers,
		'use-target': takeStep,
		'save-token': takeStep,
		cancel,
	};
	const looking: KeyHandlers = {
		// A suspend can be taken before it is due: `takeStep` warns first.
		'next-step': isByDoubtfulClock(step, difference)
			? `The soak is over by a clock ${clockWords(difference)}: K accepts it.`
			: (control.isKnown && (step.isDue || step.step === 'suspend') ? takeStep : nothingDue),
		times: changeTimes,
		'accept-clock': acceptClock,
		'undo-rotation': rotation && step.canBeUndone ? undo : 'There is nothing to undo.',
		back() {
			navigate({type: 'closed'});
		},
	};
	const [scope, handlers] = hasForm ? [form.focused === 'description' ? 'rotation-text' : 'rotation-time', editing] as const : ['rotation', looking] as const;
	useQuitGuard(isCreating ? () => 'The answer brings the secret: wait for it. Ctrl+C again quits once it is here, and keeps the secret in a private file.' : undefined);

	const lines = rotationLines({
		rotation, step, times, glyphs, show,
	});
	return (
		<ClusterScreen title='Rotate' scope={scope} handlers={isCreating ? {} : handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Prose bold>{show(old.description === '' ? old.id : rotation?.oldDescription ?? old.description)}</Prose>
				<Box marginTop={1} flexDirection='column'>
					{lines.map(({key, text, meaning}) => <Prose key={key} hang={4} {...(meaning && styles[meaning])}>{text}</Prose>)}
				</Box>
				{isCreating ? <Text {...styles.muted}>{`Asking the service${glyphs.ellipsis}`}</Text> : undefined}
				{hasForm ? <RotationForm form={form} old={old} isCreate={step.step === 'create'} now={now} isActive={isActive}/> : undefined}
				<Box marginTop={1}>
					<Prose {...styles.muted}>Nothing happens by itself: it waits in the journal. Activity (J) lists it.</Prose>
				</Box>
			</Box>
		</ClusterScreen>
	);
}
