import {useState} from 'react';
import type {DatabaseToken} from '../../api/types.js';
import type {Appended} from '../../journal/journal.js';
import {useAppContext} from '../../session/app-context.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import type {StackEvent} from '../../session/screen-stack.js';
import {useShow} from '../../session/use-show.js';
import {makeResumePlan, changesToSuspend} from '../../operations/suspend.js';
import {durationInWords, isoSeconds} from '../../tokens/time/parse-time.js';
import {parseExpiry} from '../../tokens/time/parse-expiry.js';
import {defaultSettle, type RotationStep} from '../../tokens/rotation.js';
import {useCreateSuccessor} from './use-create-successor.js';
import type {RotationControl} from './use-rotation.js';

type Options = {
	readonly control: RotationControl;
	/**
	The token that is rotated, as the list has it now.
	*/
	readonly old: DatabaseToken;
	/**
	The step that comes next.
	*/
	readonly step: RotationStep;
	/**
	As they were typed. `create` reads the first two, `choose-soak` the last.
	*/
	readonly fields: {readonly description: string; readonly expiry: string; readonly soak: string};
};

type RotationKeys = {
	/**
	Whether the create was sent and has no answer yet.
	*/
	readonly isCreating: boolean;
	readonly takeStep: () => void;
	readonly undo: () => void;
};

/**
What the keys of the rotation's screen do. `takeStep` (Enter) takes the step that comes next; while a rotation soaks or is over, it does nothing. `undo` (`u`) gives the old token its permissions back and ends the rotation.

Suspend, revoke and resume change the old token, so each opens its own confirmation and sends nothing before that.
*/
export function useRotationStep({control, old, step, fields}: Options): RotationKeys {
	const {navigate, notice, services} = useAppContext();
	const show = useShow();
	const [isWarned, setIsWarned] = useState(false);
	const {isCreating, createSuccessor} = useCreateSuccessor(control, old);
	const rotationId = control.rotation?.rotationId ?? '';

	const report = (result: Appended, words: string) => {
		notice(result.ok ? words : show(result.message), result.ok ? 'good' : 'danger');
	};

	const confirmHandOver = async () => {
		report(await control.confirmHandOver(rotationId), `Noted: the new secret is where it is needed. It settles for ${durationInWords(defaultSettle)} before the old token is suspended.`);
	};

	const suspend = () => {
		// Before the successor has settled, the first press warns.
		if (step.until !== undefined && !isWarned) {
			setIsWarned(true);
			notice(`Until ${isoSeconds(new Date(step.until))} the successor may still answer 401: wait, or press Enter again to suspend now.`, 'warning');
			return;
		}

		const changes = changesToSuspend([old], {day: isoSeconds(new Date(services.now())).slice(0, 10), limit: services.descriptionLimit});
		if (changes.length === 0) {
			// The screen reads the journal again after a step. Until it has, it still shows the step before.
			notice('The old token is suspended already.', 'warning');
			return;
		}

		navigate(confirmation('suspend', changes, {rotationId, step: 'suspend'}));
	};

	const startSoak = async () => {
		const until = parseExpiry(fields.soak, {now: services.now(), timeZone: services.timeZone});
		if (!until.ok || until.expiresAt === undefined) {
			notice(until.ok ? 'Enter how long the old token soaks: 2d, 1w, or a date.' : until.message, 'warning');
			return;
		}

		report(await control.startSoak(rotationId, new Date(until.expiresAt)), `It soaks until ${until.expiresAt}; then revoking it is due.`);
	};

	const endByUndo = async () => {
		report(await control.undo(rotationId, old), 'The rotation is undone. The successor is still there: revoke it in the list if nothing uses it.');
		navigate({type: 'closed'});
	};

	const steps: Partial<Record<RotationStep['step'], () => void | Promise<void>>> = {
		create: async () => createSuccessor(fields),
		'hand-over': confirmHandOver,
		suspend,
		'choose-soak': startSoak,
		revoke() {
			navigate(confirmation('revoke', [{token: old, request: {kind: 'revoke'}}], {rotationId, step: 'revoke'}));
		},
	};

	return {
		isCreating,
		takeStep() {
			void steps[step.step]?.();
		},
		undo() {
			const {changes} = makeResumePlan([old], control.entries);
			if (changes.length > 0) {
				navigate(confirmation('resume', changes, {rotationId, step: 'undo-resume'}));
			} else {
				void endByUndo();
			}
		},
	};
}

function confirmation(action: ChangeBatch['action'], changes: ChangeBatch['changes'], rotation: NonNullable<ChangeBatch['rotation']>): StackEvent {
	return {
		type: 'opened', screen: {
			name: 'confirm', batch: {
				action, changes, hiddenIds: new Set(), rotation,
			},
		},
	};
}
