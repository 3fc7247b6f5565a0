import {
	emptyForm,
	formFromProfile,
	type ProfileForm,
	type SecretKind,
} from '../profiles/profile-form.js';
import type {ProfileErrors} from '../profiles/parse-profile.js';
import type {Profile} from '../profiles/types.js';

/**
The form's rows, from top to bottom.
*/
export const editorFields = ['name', 'host', 'accountId', 'accountName', 'clusters', 'secretKind', 'secretDetail', 'isReadOnly', 'isProtected'] as const;

export type EditorField = typeof editorFields[number];

export type ProfileEditorState = {
	readonly form: ProfileForm;
	readonly focus: EditorField;
	readonly errors: ProfileErrors;
	/**
	What a key has decided; one effect consumes it.
	*/
	readonly pending: 'save' | 'cancel' | undefined;
};

export type ProfileEditorEvent =
	| {readonly type: 'typed'; readonly text: string}
	| {readonly type: 'toggled'}
	| {readonly type: 'focus-moved'; readonly by: 1 | -1}
	| {readonly type: 'submitted'}
	| {readonly type: 'cancelled'}
	| {readonly type: 'refused'; readonly errors: ProfileErrors};

export const secretKinds: readonly SecretKind[] = ['environment', 'command', 'file', 'prompt'];

const secretDetails: Readonly<Record<SecretKind, string>> = {
	environment: 'MANAGEMENT_TOKEN', command: '', file: '', prompt: '',
};

export function startProfileEditor(profile: Profile | undefined): ProfileEditorState {
	const form = profile ? formFromProfile(profile) : emptyForm;
	return {
		// One line of the screen holds them all.
		form: {...form, clusters: form.clusters.replaceAll('\n', ', ')}, focus: 'name', errors: {}, pending: undefined,
	};
}

/**
Whether a field takes text; the others are chosen with Space. Where the token is asked for each time there is nothing to say about its place.
*/
export function isTextField(field: EditorField): field is 'name' | 'host' | 'accountId' | 'accountName' | 'clusters' | 'secretDetail' {
	return field !== 'secretKind' && field !== 'isReadOnly' && field !== 'isProtected';
}

/**
The rows that the form has now.
*/
export function fieldsOf(form: ProfileForm): readonly EditorField[] {
	return form.secretKind === 'prompt' ? editorFields.filter(field => field !== 'secretDetail') : editorFields;
}

export function reduceProfileEditor(state: ProfileEditorState, event: ProfileEditorEvent): ProfileEditorState {
	switch (event.type) {
		case 'typed': {
			const {focus} = state;
			return isTextField(focus) ? {...state, form: {...state.form, [focus]: event.text}, errors: {...state.errors, [focus]: undefined}} : state;
		}

		case 'toggled': {
			return {...state, form: toggled(state)};
		}

		case 'focus-moved': {
			const fields = fieldsOf(state.form);
			const index = fields.indexOf(state.focus);
			return {...state, focus: fields[(index + event.by + fields.length) % fields.length] ?? 'name'};
		}

		case 'submitted': {
			return {...state, pending: 'save'};
		}

		case 'cancelled': {
			return {...state, pending: 'cancel'};
		}

		case 'refused': {
			const first = fieldsOf(state.form).find(field => field in event.errors);
			return {
				...state, errors: event.errors, pending: undefined, focus: first ?? state.focus,
			};
		}
	}
}

function toggled({form, focus}: ProfileEditorState): ProfileForm {
	switch (focus) {
		case 'secretKind': {
			const kind = secretKinds[(secretKinds.indexOf(form.secretKind) + 1) % secretKinds.length] ?? 'environment';
			return {...form, secretKind: kind, secretDetail: secretDetails[kind]};
		}

		case 'isReadOnly': {
			return {...form, isReadOnly: !form.isReadOnly};
		}

		case 'isProtected': {
			return {...form, isProtected: !form.isProtected};
		}

		default: {
			return form;
		}
	}
}
