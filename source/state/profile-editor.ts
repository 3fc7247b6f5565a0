import {emptyForm, formFromProfile, type ProfileForm} from '../profiles/profile-form.js';
import type {ProfileErrors, TextField} from '../profiles/parse-profile.js';
import type {Profile} from '../profiles/types.js';

/**
The form's rows, from top to bottom.
*/
export const editorFields = [
	'name',
	'isClustered',
	'host',
	'accountId',
	'accountName',
	'clusters',
	'tokenVariable',
	'tokenCommand',
	'tokenFile',
	'caFile',
	'certificateFile',
	'keyFile',
	'isInsecure',
	'isReadOnly',
	'isProtected',
] as const satisfies ReadonlyArray<keyof ProfileForm>;

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

type ChoiceField = Exclude<EditorField, TextField>;

const choiceFields = new Set<EditorField>(['isClustered', 'isInsecure', 'isReadOnly', 'isProtected'] satisfies readonly ChoiceField[]);

const dedicatedOnly = new Set<EditorField>(['accountId', 'accountName', 'clusters']);

export function startProfileEditor(profile: Profile | undefined): ProfileEditorState {
	const form = profile ? formFromProfile(profile) : emptyForm;
	return {
		// One line of the screen holds them all.
		form: {...form, clusters: form.clusters.replaceAll('\n', ', ')}, focus: 'name', errors: {}, pending: undefined,
	};
}

/**
Whether a field takes text; the others are chosen with Space.
*/
export function isTextField(field: EditorField): field is TextField {
	return !choiceFields.has(field);
}

/**
The rows that the form has now: InfluxDB Clustered has neither accounts nor clusters to name.
*/
export function fieldsOf(form: ProfileForm): readonly EditorField[] {
	return form.isClustered ? editorFields.filter(field => !dedicatedOnly.has(field)) : editorFields;
}

export function reduceProfileEditor(state: ProfileEditorState, event: ProfileEditorEvent): ProfileEditorState {
	switch (event.type) {
		case 'typed': {
			const {focus} = state;
			return isTextField(focus) ? {...state, form: {...state.form, [focus]: event.text}, errors: {...state.errors, [focus]: undefined}} : state;
		}

		case 'toggled': {
			const {focus, form} = state;
			return isTextField(focus) ? state : {...state, form: withChoice(form, focus)};
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

function withChoice(form: ProfileForm, field: ChoiceField): ProfileForm {
	const changed = {...form, [field]: !form[field]};
	// The address of the other product is no use; one that was typed is kept.
	return field === 'isClustered' && [emptyForm.host, ''].includes(form.host) ? {...changed, host: changed.isClustered ? '' : emptyForm.host} : changed;
}
