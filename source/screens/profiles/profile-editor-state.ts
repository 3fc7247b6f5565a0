import {readClusterJson, type ListedClusters} from '../../profiles/form/read-cluster-json.js';
import {emptyForm, formFromProfile, type ProfileForm} from '../../profiles/form/profile-form.js';
import type {ProfileErrors, TextField} from '../../profiles/form/parse-profile.js';
import type {Profile} from '../../profiles/types.js';
import type {Result} from '../../result.js';

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
	What a key has decided, which one effect consumes. Undefined until a key has decided.
	*/
	readonly pending: 'save' | 'cancel' | 'read-clusters' | undefined;
};

export type ProfileEditorEvent =
	| {readonly type: 'typed'; readonly text: string}
	| {readonly type: 'toggled'}
	| {readonly type: 'focus-moved'; readonly by: 1 | -1}
	/**
	The field of the clusters holds the path of a file that is to be read.
	*/
	| {readonly type: 'clusters-asked'}
	/**
	The text of that file, or why it could not be read. It is ignored if the field holds another text than `path` now.
	*/
	| {readonly type: 'clusters-read'; readonly path: string; readonly file: Result<string>}
	| {readonly type: 'submitted'}
	| {readonly type: 'cancelled'}
	| {readonly type: 'refused'; readonly errors: ProfileErrors};

/**
The fields whose value Space changes.
*/
export type ChoiceField = Exclude<EditorField, TextField>;

const choiceFields = new Set<EditorField>(['isClustered', 'isInsecure', 'isReadOnly', 'isProtected'] satisfies readonly ChoiceField[]);

const pathFields = new Set<EditorField>(['tokenFile', 'caFile', 'certificateFile', 'keyFile'] satisfies readonly TextField[]);

const dedicatedOnly = new Set<EditorField>(['accountId', 'accountName', 'clusters']);

const uuidLength = 36; // Characters

/**
The state at first: the form of a profile, or an empty form where it is undefined.
*/
export function startProfileEditor(profile: Profile | undefined): ProfileEditorState {
	const form = profile ? formFromProfile(profile) : emptyForm;
	return {
		// The field of the clusters has one line.
		form: {...form, clusters: form.clusters.replaceAll('\n', ', ')}, focus: 'name', errors: {}, pending: undefined,
	};
}

/**
Whether a field takes text. Space changes the value of the other fields.
*/
export function isTextField(field: EditorField): field is TextField {
	return !choiceFields.has(field);
}

/**
Whether the focused field holds a path, which Tab completes. The field of the clusters does if its text begins as one: it takes clusters or the path of a file with them.
*/
export function isOnPath({focus, form}: ProfileEditorState): boolean {
	return pathFields.has(focus) || (focus === 'clusters' && /^(?:~|\.{0,2}\/)/.test(form.clusters));
}

/**
The rows that the form has now. For InfluxDB Clustered it has no rows for the account and the clusters, because that product has no accounts, and no clusters to name.
*/
export function fieldsOf(form: ProfileForm): readonly EditorField[] {
	return form.isClustered ? editorFields.filter(field => !dedicatedOnly.has(field)) : editorFields;
}

/**
The state after an event.
*/
export function reduceProfileEditor(state: ProfileEditorState, event: ProfileEditorEvent): ProfileEditorState {
	switch (event.type) {
		case 'typed': {
			const {focus} = state;
			if (focus === 'clusters') {
				return withClusters(state, event.text);
			}

			return isTextField(focus) ? {...state, form: {...state.form, [focus]: event.text}, errors: withoutErrors(state.errors, focus)} : state;
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

		case 'clusters-asked': {
			return {...state, pending: 'read-clusters'};
		}

		case 'clusters-read': {
			return event.path === state.form.clusters ? withFile({...state, pending: undefined}, event.file) : state;
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
	// The default host is that of Cloud Dedicated, so it is removed for Clustered and comes back for Dedicated. A host that was typed is kept.
	return field === 'isClustered' && [emptyForm.host, ''].includes(form.host) ? {...changed, host: changed.isClustered ? '' : emptyForm.host} : changed;
}

// Turns the list that influxctl prints into names and ids, as soon as the whole list is in the text. A terminal may deliver a paste in pieces.
function withClusters(state: ProfileEditorState, text: string): ProfileEditorState {
	const typed: ProfileEditorState = {
		...state, form: {...state.form, clusters: text}, errors: withoutErrors(state.errors, 'clusters'), pending: undefined,
	};
	const start = text.search(/[[{]/);
	const listed = start === -1 ? undefined : readClusterJson(text.slice(start), state.form.accountId);
	if (listed === undefined) {
		return typed;
	}

	return listed.ok ? withListed(typed, listed.value, text.slice(0, start)) : withClustersError(typed, listed.message);
}

function withFile(state: ProfileEditorState, file: Extract<ProfileEditorEvent, {readonly type: 'clusters-read'}>['file']): ProfileEditorState {
	if (!file.ok) {
		return withClustersError(state, file.message);
	}

	const listed = readClusterJson(file.value, state.form.accountId);
	if (listed === undefined) {
		return withClustersError(state, 'The file does not hold what influxctl cluster list --format json prints.');
	}

	return listed.ok ? withListed(state, listed.value) : withClustersError(state, listed.message);
}

function withListed(state: ProfileEditorState, {text, accountId}: ListedClusters, before = ''): ProfileEditorState {
	const {form, errors} = state;
	// A list that is pasted again adds only what is new.
	const added = text.split(', ').filter(cluster => !before.toLowerCase().includes(cluster.slice(-uuidLength)));
	const kept = before.split(',').map(cluster => cluster.trim());
	const canFill = form.accountId.trim() === '' && accountId !== undefined;
	return {
		...state,
		form: {
			...form,
			clusters: [...kept, ...added].filter(part => part !== '').join(', '),
			...(canFill && {accountId}),
		},
		errors: canFill ? withoutErrors(errors, 'clusters', 'accountId') : withoutErrors(errors, 'clusters'),
	};
}

function withClustersError(state: ProfileEditorState, message: string): ProfileEditorState {
	return {...state, errors: {...state.errors, clusters: message}};
}

function withoutErrors(errors: ProfileErrors, ...fields: readonly TextField[]): ProfileErrors {
	return Object.fromEntries(Object.entries(errors).filter(([field]) => !(fields as readonly string[]).includes(field)));
}
