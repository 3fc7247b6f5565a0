import {useEffect, useReducer, type Dispatch} from 'react';
import {parseProfile} from '../../profiles/form/parse-profile.js';
import type {Profile} from '../../profiles/types.js';
import {useAppContext} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';
import {
	reduceProfileEditor,
	startProfileEditor,
	type ProfileEditorEvent,
	type ProfileEditorState,
} from './profile-editor-state.js';

/**
The state of the profile form. It does what a key has decided: saves the profile under the name `previousName` of a saved one, or as a new one where that is undefined; reads the file of clusters; or closes the form.
*/
export function useProfileEditor(profile: Profile | undefined, previousName: string | undefined): {readonly state: ProfileEditorState; readonly dispatch: Dispatch<ProfileEditorEvent>} {
	const {navigate, notice, services, chooseProfile} = useAppContext();
	const show = useShow();
	const [state, dispatch] = useReducer(reduceProfileEditor, profile, startProfileEditor);
	const {form, pending} = state;

	const readClusters = async () => {
		dispatch({type: 'clusters-read', path: form.clusters, file: await services.readTextFile(form.clusters)});
	};

	const save = async () => {
		const parsed = parseProfile(form);
		if (!parsed.ok) {
			dispatch({type: 'refused', errors: parsed.errors});
			return;
		}

		const saved = await services.saveProfile(parsed.profile, previousName);
		if (saved.ok) {
			navigate({type: 'closed'});
			chooseProfile(parsed.profile.name);
			notice(`Saved the profile ${show(parsed.profile.name)}.`, 'good');
		} else {
			dispatch({type: 'refused', errors: {}});
			notice(show(saved.message), 'danger');
		}
	};

	// Only a new decision runs it: each is done once, when it is made.
	useEffect(() => {
		switch (pending) {
			case 'cancel': {
				navigate({type: 'closed'});
				break;
			}

			case 'save': {
				void save();
				break;
			}

			case 'read-clusters': {
				void readClusters();
				break;
			}

			case undefined: {
				break;
			}
		}
	}, [pending]);

	return {state, dispatch};
}
