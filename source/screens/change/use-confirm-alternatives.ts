import {operationOfChange} from '../../operations/operation-of-change.js';
import {changesToSuspend} from '../../operations/suspend.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {statusOf} from '../../tokens/status.js';

/**
At most as many commands as a person would page through.
*/
const mostCommands = 20;

/**
What can be done on a confirmation instead of confirming: look at the change as a command, save it as a plan, note a reason, and suspend tokens instead of revoking them. `now` is when the confirmation was opened, in ms since the epoch. Nothing is suspended before `hasBeenSeen()` is true.
*/
export function useConfirmAlternatives(batch: ChangeBatch, {now, hasBeenSeen}: {readonly now: number; readonly hasBeenSeen: () => boolean}): KeyHandlers {
	const {action, changes, hiddenIds, rotation} = batch;
	const {navigate, services} = useAppContext();
	const suspendable = action === 'revoke'
		? changes.map(({token}) => token).filter(token => token.oddities === undefined && statusOf(token, now) === 'active' && token.permissions.length > 0)
		: [];
	return {
		'note-reason'() {
			if (!services.isBurst()) {
				navigate({type: 'opened', screen: {name: 'note-reason', of: {name: 'confirm', batch}}});
			}
		},
		'copy-as'() {
			if (!services.isBurst()) {
				navigate({type: 'opened', screen: {name: 'copy-as', operations: changes.slice(0, mostCommands).map(change => operationOfChange(change))}});
			}
		},
		...(action !== 'resume' && rotation === undefined && changes.every(({token}) => token.oddities === undefined) && {
			'save-plan'() {
				if (services.isBurst()) {
					return;
				}

				const planned = changes.map(({token, request}) => ({token, ...(action === 'update' && request.kind === 'update' && {fields: request.fields})}));
				navigate({
					type: 'opened', screen: {
						name: 'save-plan', action, planned, reason: batch.reason,
					},
				});
			},
		}),
		...(suspendable.length > 0 && {
			'suspend-instead'() {
				if (!hasBeenSeen() || services.isBurst()) {
					return;
				}

				const day = isoSeconds(new Date(now)).slice(0, 10);
				navigate({
					type: 'replaced', screen: {
						name: 'confirm', batch: {action: 'suspend', changes: changesToSuspend(suspendable, {day, limit: services.descriptionLimit}), hiddenIds},
					},
				});
			},
		}),
	};
}
