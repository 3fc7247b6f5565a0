import {useState} from 'react';
import type {DatabaseToken} from '../../api/types.js';
import {useAppContext} from '../../session/app-context.js';
import {useCreateObstacle} from '../../session/policy/use-create-obstacle.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {parseExpiry} from '../../tokens/time/parse-expiry.js';
import type {RotationControl} from './use-rotation.js';

type SuccessorFields = {
	readonly description: string;
	/**
	As it was typed: `never`, `90d`, a date.
	*/
	readonly expiry: string;
};

type CreateSuccessor = {
	/**
	Whether the create was sent and has no answer yet.
	*/
	readonly isCreating: boolean;
	readonly createSuccessor: (fields: SuccessorFields) => Promise<void>;
};

/**
The first step of a rotation: creates the successor of the old token, then opens the screen of its secret. If the answer was lost, opens the list of the tokens that the create may have made instead. Sends nothing while a field is wrong, or when the keys arrived together as a paste does.
*/
export function useCreateSuccessor(control: RotationControl, old: DatabaseToken): CreateSuccessor {
	const {navigate, notice, services} = useAppContext();
	const {load} = useClusterSession();
	const show = useShow();
	const obstacleOf = useCreateObstacle();
	const [isCreating, setIsCreating] = useState(false);

	const createSuccessor = async ({description, expiry: typed}: SuccessorFields) => {
		const expiry = parseExpiry(typed, {now: services.now(), timeZone: services.timeZone});
		if (!expiry.ok || description.trim() === '') {
			notice(expiry.ok ? 'The successor needs a description.' : expiry.message, 'warning');
			return;
		}

		if (services.isBurst()) {
			notice('Those keys arrived together, as a paste does: press the last one again.', 'warning');
			return;
		}

		const successor = {description, ...(expiry.expiresAt !== undefined && {expiresAt: expiry.expiresAt})};
		setIsCreating(true);
		const obstacle = await obstacleOf({kind: 'successor', before: old, after: {...successor, permissions: old.permissions}});
		if (obstacle !== undefined) {
			setIsCreating(false);
			notice(show(obstacle), 'warning');
			return;
		}

		const result = await control.create(old, successor);
		setIsCreating(false);
		load();
		if (result.kind === 'created') {
			const {token, differences, idProblem, rotationId} = result;
			navigate({
				type: 'opened', screen: {
					name: 'secret', token, differences, idProblem, rotationId,
				},
			});
		} else if (result.kind === 'unknown') {
			navigate({type: 'opened', screen: {name: 'unknown-create', cause: result.cause, candidates: result.candidates}});
		} else {
			notice(`Not created: ${show(result.cause)}`, 'danger');
		}
	};

	return {isCreating, createSuccessor};
}
