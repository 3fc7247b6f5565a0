import {
	useEffect,
	useReducer,
	useState,
	type Dispatch,
} from 'react';
import type {DatabaseToken, TokenChanges} from '../../../api/types.js';
import {useAppContext} from '../../../session/app-context.js';
import {listBelow} from '../../../session/screen-stack.js';
import {policySubjectOf} from '../../../audit/policy/policy-subject.js';
import {usePolicyVerdict} from '../../../session/policy/use-policy-verdict.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useProfileSession} from '../../../session/use-profile-session.js';
import {useShow} from '../../../session/use-show.js';
import {display} from '../../../terminal/display.js';
import {differenceInWords} from '../../../tokens/difference-in-words.js';
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
	Both sides of a conflict, one sentence each. Empty as long as there is none. Raw outside text.
	*/
	readonly conflict: readonly string[];
	/**
	What the edit breaks of the policy, in sentences. Raw.
	*/
	readonly policySentences: readonly string[];
};

/**
Saves the choice that a key has made. A protected profile asks for its name first, as the command `update` does. Then the token list is loaded again and shown, with the outcome in the message line. A conflict stays on the screen, with new choices.
*/
export function useSaveToken(loaded: DatabaseToken, edited: Required<TokenChanges>, reason: string | undefined): SavingToken {
	const {navigate, notice, stack} = useAppContext();
	const {load} = useClusterSession();
	const {profile} = useProfileSession();
	const show = useShow();
	const [choices, setChoices] = useState<readonly EditChoice[]>([{label: 'Save Changes', accepted: undefined}]);
	const [conflict, setConflict] = useState<readonly string[]>([]);
	const [form, dispatch] = useReducer(reduceSaveForm, undefined, () => startSaveForm(profile.isProtected && differenceInWords(loaded, edited).length > 0 ? display(profile.name) : undefined));
	const save = useEditToken({loaded, edited, reason});
	const verdict = usePolicyVerdict(policySubjectOf([{token: loaded, request: {kind: 'update', action: 'update', fields: edited}}]));
	useEffect(() => {
		if (!verdict) {
			return;
		}

		const {phrase, obstacle} = verdict;
		dispatch({type: 'policy-known', phrase: phrase && {phrase: display(phrase.phrase), reason: show(phrase.reason)}, obstacle: obstacle === undefined ? undefined : show(obstacle)});
	}, [verdict]);

	// Only a new decision runs it: each is done once, when it is made and the policy is known.
	const decision = form.isPolicyKnown || form.pending === 'cancel' ? form.pending : undefined;
	useEffect(() => {
		if (decision === 'cancel') {
			navigate({type: 'closed'});
		} else if (typeof decision === 'number') {
			const choice = choices[decision];
			void (async () => {
				const outcome = await save(choice?.accepted);
				if (outcome.kind === 'conflict') {
					setConflict(outcome.lines);
					setChoices(outcome.choices);
					dispatch({type: 'answered'});
					return;
				}

				load();
				navigate({type: 'returned', to: listBelow(stack)});
				notice(show(outcome.message), outcome.kind === 'saved' ? 'good' : 'warning');
			})();
		}
	}, [decision]);

	return {
		form, dispatch, choices, conflict, policySentences: verdict?.sentences ?? [],
	};
}
