import {
	useEffect,
	useReducer,
	useState,
	type Dispatch,
} from 'react';
import type {DatabaseToken, TokenChanges} from '../../api/types.js';
import type {ScrollLine} from '../../components/scroll-lines.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {
	reduceSaveForm,
	startSaveForm,
	type SaveForm,
	type SaveFormEvent,
} from './save-form.js';
import {useEditToken, type EditChoice} from './use-edit-token.js';

export type SavingToken = {
	readonly form: SaveForm;
	readonly dispatch: Dispatch<SaveFormEvent>;
	/**
	What can be saved: the edit itself, or after a conflict what may be saved in its place.
	*/
	readonly choices: readonly EditChoice[];
	/**
	Both sides of a conflict. Empty as long as there is none.
	*/
	readonly conflict: readonly ScrollLine[];
};

/**
Saves the choice that a key has made. Then the token list is loaded again and shown, with the outcome in the message line. A conflict stays on the screen, with new choices.
*/
export function useSaveToken(loaded: DatabaseToken, edited: Required<TokenChanges>): SavingToken {
	const {navigate, notice} = useAppContext();
	const {load} = useClusterSession();
	const show = useShow();
	const [choices, setChoices] = useState<readonly EditChoice[]>([{label: 'Save Changes', accepted: undefined}]);
	const [conflict, setConflict] = useState<readonly ScrollLine[]>([]);
	const [form, dispatch] = useReducer(reduceSaveForm, undefined, startSaveForm);
	const save = useEditToken(loaded, edited);

	// Only a new decision runs it: each is done once, when it is made.
	useEffect(() => {
		if (form.pending === 'cancel') {
			navigate({type: 'closed'});
		} else if (typeof form.pending === 'number') {
			const choice = choices[form.pending];
			void (async () => {
				const outcome = await save(choice?.accepted);
				if (outcome.kind === 'conflict') {
					setConflict(outcome.lines.map((text, index) => ({key: `${index} ${text}`, text: show(text)})));
					setChoices(outcome.choices);
					dispatch({type: 'answered'});
					return;
				}

				load();
				navigate({type: 'returned', to: 'tokens'});
				notice(show(outcome.message), outcome.kind === 'saved' ? 'good' : 'warning');
			})();
		}
	}, [form.pending]);

	return {
		form, dispatch, choices, conflict,
	};
}
