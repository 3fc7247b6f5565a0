import type {DatabaseToken} from '../../api/types.js';
import {rowsFromPermissions, type GrantRow} from '../../tokens/grants/grant-row.js';
import {lifetimeText} from '../../tokens/time/lifetime.js';

/**
A control of the form. A control of a grant is named by the index of its row and by its part.
*/
export type TokenFormControl =
	'description' | 'expiry' | 'add' | 'save' | {readonly row: number; readonly part: 'database' | 'read' | 'write'};

export type TokenForm = {
	/**
	Whether the form edits a token. An edit only shows the expiration, because the service cannot change it.
	*/
	readonly isEdit: boolean;
	readonly description: string;
	/**
	The expiration as typed: `90d`, `2027-01-31 18:00`; empty for never.
	*/
	readonly expiry: string;
	readonly rows: readonly GrantRow[];
	readonly focus: TokenFormControl;
	/**
	Index of the selected one among the databases found for the text being typed.
	*/
	readonly suggestion: number;
	/**
	What a key has decided, which one effect consumes. Undefined until a key has decided.
	*/
	readonly pending: 'save' | 'cancel' | undefined;
};

export type TokenFormEvent =
	| {readonly type: 'typed'; readonly text: string}
	| {readonly type: 'toggled'}
	| {readonly type: 'focus-moved'; readonly by: 1 | -1}
	| {readonly type: 'suggestion-moved'; readonly by: 1 | -1; readonly count: number}
	| {readonly type: 'suggestion-taken'; readonly database: string}
	| {readonly type: 'row-added'}
	| {readonly type: 'row-removed'}
	| {readonly type: 'submitted'}
	| {readonly type: 'cancelled'}
	| {readonly type: 'refused'; readonly focus: TokenFormControl};

const newRow: GrantRow = {
	database: '', canRead: true, canWrite: false, other: [],
};

/**
The form at first: for an empty new token, for a copy of a token, or for the edit of one. A copy gets the lifetime of the token, from its creation to its expiration, counted from `now` (milliseconds since the epoch). `description` replaces the token's own.
*/
export function startTokenForm({token, isEdit, description, now}: {
	readonly token: DatabaseToken | undefined;
	readonly isEdit: boolean;
	readonly description?: string | undefined;
	readonly now: number;
}): TokenForm {
	return {
		isEdit,
		description: description ?? token?.description ?? '',
		expiry: token && !isEdit ? lifetimeText(token, now) : '',
		rows: token ? rowsFromPermissions(token.permissions) : [newRow],
		focus: 'description',
		suggestion: 0,
		pending: undefined,
	};
}

/**
What the person has entered, as one text: without grants that have no database yet, and without the focus.
*/
export function draftOf({description, expiry, rows}: TokenForm): string {
	return JSON.stringify([description, expiry, rows.filter(({database}) => database.trim() !== '')]);
}

/**
All controls that the form has now, in their order.
*/
export function controlsOf({isEdit, rows}: TokenForm): readonly TokenFormControl[] {
	return [
		'description',
		...(isEdit ? [] : ['expiry' as const]),
		...rows.flatMap((_, row) => [{row, part: 'database'} as const, {row, part: 'read'} as const, {row, part: 'write'} as const]),
		'add',
		'save',
	];
}

/**
Whether two controls are the same one.
*/
export function isSameControl(a: TokenFormControl, b: TokenFormControl): boolean {
	return typeof a === 'object' && typeof b === 'object' ? a.row === b.row && a.part === b.part : a === b;
}

/**
Whether the focused control takes text.
*/
export function isTextControl({focus}: TokenForm): boolean {
	return focus === 'description' || focus === 'expiry' || (typeof focus === 'object' && focus.part === 'database');
}

/**
The form after an event. While a decision is pending, only a refusal changes the form.
*/
export function reduceTokenForm(form: TokenForm, event: TokenFormEvent): TokenForm {
	if (form.pending) {
		return event.type === 'refused' ? {...form, pending: undefined, focus: event.focus} : form;
	}

	switch (event.type) {
		case 'typed': {
			return {...typed(form, event.text), suggestion: 0};
		}

		case 'toggled': {
			return toggled(form);
		}

		case 'focus-moved': {
			const controls = controlsOf(form);
			const index = controls.findIndex(control => isSameControl(control, form.focus));
			return {...form, focus: controls[(index + event.by + controls.length) % controls.length] ?? 'description', suggestion: 0};
		}

		case 'suggestion-moved': {
			return {...form, suggestion: Math.min(Math.max(0, form.suggestion + event.by), Math.max(0, event.count - 1))};
		}

		case 'suggestion-taken': {
			const {focus} = form;
			return typeof focus === 'object'
				? {...withRow(form, focus.row, {database: event.database}), focus: {row: focus.row, part: 'read'}, suggestion: 0}
				: form;
		}

		case 'row-added': {
			return {
				...form, rows: [...form.rows, newRow], focus: {row: form.rows.length, part: 'database'}, suggestion: 0,
			};
		}

		case 'row-removed': {
			const {focus} = form;
			if (typeof focus !== 'object') {
				return form;
			}

			const rows = form.rows.toSpliced(focus.row, 1);
			return {...form, rows, focus: rows.length === 0 ? 'add' : {row: Math.min(focus.row, rows.length - 1), part: 'read'}};
		}

		case 'submitted': {
			return {...form, pending: 'save'};
		}

		case 'cancelled': {
			return {...form, pending: 'cancel'};
		}

		case 'refused': {
			return {...form, focus: event.focus};
		}
	}
}

function typed(form: TokenForm, text: string): TokenForm {
	const {focus} = form;
	if (focus === 'description' || focus === 'expiry') {
		return {...form, [focus]: text};
	}

	return typeof focus === 'object' && focus.part === 'database' ? withRow(form, focus.row, {database: text}) : form;
}

function toggled(form: TokenForm): TokenForm {
	const {focus} = form;
	if (typeof focus !== 'object' || focus.part === 'database') {
		return form;
	}

	const row = form.rows[focus.row];
	return row ? withRow(form, focus.row, focus.part === 'read' ? {canRead: !row.canRead} : {canWrite: !row.canWrite}) : form;
}

function withRow(form: TokenForm, index: number, changes: Partial<GrantRow>): TokenForm {
	const row = form.rows[index];
	return row ? {...form, rows: form.rows.with(index, {...row, ...changes})} : form;
}
