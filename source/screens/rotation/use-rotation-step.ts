import {useState} from 'react';
import type {DatabaseToken} from '../../api/types.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {makeResumePlan, changesToSuspend} from '../../operations/suspend.js';
import {durationInWords, isoSeconds} from '../../tokens/time/parse-time.js';
import {parseExpiry} from '../../tokens/time/parse-expiry.js';
import {defaultSettle, type RotationStep} from '../../tokens/rotation.js';
import type {RotationControl} from './use-rotation.js';

type Options = {
	readonly control: RotationControl;
	readonly old: DatabaseToken;
	readonly step: RotationStep;
	readonly fields: {readonly description: string; readonly expiry: string; readonly soak: string};
	readonly setIsBusy: (isBusy: boolean) => void;
};

/**
What Enter does on the rotation's screen: takes the step that is due. Suspending and revoking open their own confirmation.
*/
export function useRotationStep({control, old, step, fields, setIsBusy}: Options): {readonly next: () => void; readonly undo: () => void} {
	const {navigate, notice, services} = useAppContext();
	const {load} = useClusterSession();
	const show = useShow();
	const {rotation} = control;
	const [isWarned, setIsWarned] = useState(false);
	const rotationId = rotation?.rotationId ?? '';

	const tell = (result: {readonly ok: true} | {readonly ok: false; readonly message: string}, words: string) => {
		notice(result.ok ? words : show(result.message), result.ok ? 'good' : 'danger');
	};

	const create = async () => {
		const expiry = parseExpiry(fields.expiry, {now: services.now(), timeZone: services.timeZone});
		if (!expiry.ok || fields.description.trim() === '') {
			notice(expiry.ok ? 'The successor needs a description.' : expiry.message, 'warning');
			return;
		}

		if (services.isBurst()) {
			notice('Those keys arrived together, as a paste does: press the last one again.', 'warning');
			return;
		}

		setIsBusy(true);
		const result = await control.create(old, {description: fields.description, ...(expiry.expiresAt !== undefined && {expiresAt: expiry.expiresAt})});
		setIsBusy(false);
		load();
		if (result.kind === 'created') {
			const {token, differences, idProblem} = result;
			navigate({
				type: 'opened', screen: {
					name: 'secret', token, differences, idProblem,
				},
			});
		} else if (result.kind === 'unknown') {
			navigate({type: 'opened', screen: {name: 'strays', cause: result.cause, strays: result.candidates}});
		} else {
			notice(`Not created: ${show(result.cause)}`, 'danger');
		}
	};

	const soak = async () => {
		const until = parseExpiry(fields.soak, {now: services.now(), timeZone: services.timeZone});
		if (!until.ok || until.expiresAt === undefined) {
			notice(until.ok ? 'Enter how long the old token soaks: 2d, 1w, or a date.' : until.message, 'warning');
			return;
		}

		tell(await control.soak(rotationId, new Date(until.expiresAt)), `It soaks until ${until.expiresAt}; then revoking it is due.`);
	};

	const next = () => {
		switch (step.step) {
			case 'create': {
				void create();
				break;
			}

			case 'hand-over': {
				void (async () => {
					tell(await control.confirmHandOver(rotationId), `Noted: the new secret is where it is needed. It settles for ${durationInWords(defaultSettle)} before the old token is suspended.`);
				})();

				break;
			}

			case 'suspend': {
				if (step.until !== undefined && !isWarned) {
					setIsWarned(true);
					notice(`Until ${isoSeconds(new Date(step.until))} the successor may still answer 401: wait, or press Enter again to suspend now.`, 'warning');
					break;
				}

				const changes = changesToSuspend([old], {day: isoSeconds(new Date(services.now())).slice(0, 10), limit: services.descriptionLimit});
				if (changes.length === 0) {
					// The journal is read once more after a step; until then the step before still stands there.
					notice('The old token is suspended already.', 'warning');
					break;
				}

				navigate({
					type: 'opened', screen: {
						name: 'confirm', batch: {
							action: 'suspend', changes, hiddenIds: new Set(), rotation: {rotationId, step: 'suspend'},
						},
					},
				});
				break;
			}

			case 'choose-soak': {
				void soak();
				break;
			}

			case 'revoke': {
				navigate({
					type: 'opened', screen: {
						name: 'confirm', batch: {
							action: 'revoke', changes: [{token: old, request: {kind: 'revoke'}}], hiddenIds: new Set(), rotation: {rotationId, step: 'revoke'},
						},
					},
				});
				break;
			}

			default: {
				break;
			}
		}
	};

	const undo = () => {
		const {changes} = makeResumePlan([old], control.entries);
		if (changes.length > 0) {
			navigate({
				type: 'opened', screen: {
					name: 'confirm', batch: {
						action: 'resume', changes, hiddenIds: new Set(), rotation: {rotationId, step: 'undo-resume'},
					},
				},
			});
		} else {
			void (async () => {
				tell(await control.undo(rotationId, old), 'The rotation is undone. The successor is still there: revoke it in the list if nothing uses it.');
				navigate({type: 'closed'});
			})();
		}
	};

	return {next, undo};
}
