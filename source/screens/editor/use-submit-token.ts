import {useState} from 'react';
import type {DatabaseToken} from '../../api/types.js';
import {useAppContext} from '../../session/app-context.js';
import {useCreateObstacle} from '../../session/policy/use-create-obstacle.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {parseExpiry} from '../../tokens/time/parse-expiry.js';
import {rowProblems} from '../../tokens/grants/row-warnings.js';
import {permissionsFromRows} from '../../tokens/grants/grant-row.js';
import type {TokenForm, TokenFormControl, TokenFormEvent} from './token-form.js';
import {useCreateToken} from './use-create-token.js';

type Options = {
	readonly form: TokenForm;
	readonly token: DatabaseToken | undefined;
	readonly dispatch: (event: TokenFormEvent) => void;
};

/**
Gives the function that the form's button calls. It creates a new token at once and shows its secret. For an edit it opens the screen that shows the differences and saves them.

`problem` is what is wrong with the form, what it breaks of the policy, or why the service did not create the token; raw outside text, and undefined if there is no problem.
*/
export function useSubmitToken({form, token, dispatch}: Options): {readonly submit: () => void; readonly problem: string | undefined; readonly isSending: boolean} {
	const {navigate, services} = useAppContext();
	const {load} = useClusterSession();
	const create = useCreateToken();
	const obstacleOf = useCreateObstacle();
	const [problem, setProblem] = useState<string | undefined>(undefined);
	const [isSending, setIsSending] = useState(false);

	const refuse = (message: string, focus: TokenFormControl) => {
		setProblem(message);
		dispatch({type: 'refused', focus});
	};

	const submit = () => {
		setProblem(undefined);
		const original = form.isEdit ? token?.permissions : undefined;
		// A row whose name is empty is no grant: it was added and then left.
		const named = form.rows.map(({database}, index) => ({index, database: database.trim()})).filter(({database}) => database !== '');
		const rows = named.map(({index, database}) => ({...form.rows[index]!, database}));
		const [wrong] = rowProblems(rows, original);
		if (form.description.trim() === '') {
			refuse('The description is empty: say what uses the token, and who owns it.', 'description');
			return;
		}

		if (wrong) {
			refuse(wrong.message, {row: named[wrong.row]!.index, part: 'database'});
			return;
		}

		const permissions = permissionsFromRows(rows, original);
		if (form.isEdit && token) {
			dispatch({type: 'refused', focus: form.focus});
			navigate({type: 'opened', screen: {name: 'save-token', loaded: token, edited: {description: form.description, permissions}}});
			return;
		}

		const expiry = parseExpiry(form.expiry, {now: services.now(), timeZone: services.timeZone});
		if (!expiry.ok) {
			refuse(expiry.message, 'expiry');
			return;
		}

		const asked = {description: form.description, permissions, ...(expiry.expiresAt !== undefined && {expiresAt: expiry.expiresAt})};
		void (async () => {
			const obstacle = await obstacleOf({kind: 'create', after: asked});
			if (obstacle !== undefined) {
				refuse(obstacle, 'save');
				return;
			}

			setIsSending(true);
			const result = await create(asked);
			setIsSending(false);
			load();
			switch (result.kind) {
				case 'created': {
					const {token: made, differences, idProblem} = result;
					const screen = {
						name: 'secret', token: made, differences, idProblem,
					} as const;
					navigate({type: 'replaced', screen});
					break;
				}

				case 'unknown': {
					navigate({type: 'closed'});
					navigate({type: 'opened', screen: {name: 'unknown-create', cause: result.cause, candidates: result.candidates}});
					break;
				}

				default: {
					refuse(`Not created: ${result.cause}`, 'save');
				}
			}
		})();
	};

	return {submit, problem, isSending};
}
