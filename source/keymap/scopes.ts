import type {Action} from './action.js';
import {actions, type ActionId} from './actions.js';
import {editActions} from './edit-actions.js';

const moves = ['up', 'down', 'page-up', 'page-down', 'half-page-up', 'half-page-down', 'first', 'last'] as const;
const filterMoves = ['filter-up', 'filter-down', 'filter-page-up', 'filter-page-down'] as const;
const everywhere = ['help', 'palette', 'messages', 'link', 'theme', 'redraw', 'suspend', 'interrupt'] as const;
/**
For scopes where letters are text: only control keys reach the program.
*/
const besideText = ['theme', 'redraw', 'suspend', 'interrupt'] as const;
/**
For scopes in which a text field has the focus.
*/
const editing = (Object.keys(editActions) as ReadonlyArray<keyof typeof editActions>).filter(id => id !== 'take-completion');
/**
For a menu or a dialog where letters are keys.
*/
const inDialog = ['help', 'palette', 'messages', ...besideText] as const;
/**
For a screen that a command line can open, or open a screen close to.
*/
const onScreen = ['link', ...besideText] as const;

/**
The actions of each screen, or of one mode of a screen. The most needed come first, because the footer shows them in this order.

If several actions of a scope have the same key, the first gets it.
*/
export const scopes = {
	profiles: ['open', 'set-aside', 'add-profile', 'edit-profile', 'remove-profile', 'help', 'quit', 'up', 'down', 'palette', 'messages', 'link', 'theme', 'redraw', 'suspend', 'interrupt'],
	'profile-form': ['save', 'read-clusters', 'next-field', 'cancel', 'previous-field', ...editing, ...onScreen],
	// The profile form, while a path is typed.
	'profile-path': ['save', 'complete-path', 'read-clusters', 'next-field', 'cancel', 'previous-field', ...editing, ...onScreen],
	'profile-choice': ['save', 'toggle-choice', 'next-field', 'cancel', 'previous-field', ...everywhere],
	'remove-profile': ['press', 'next-control', 'previous-control', 'cancel', ...everywhere],
	clusters: ['open', 'filter', 'sort', 'copy-id', 'refresh', 'back', 'management-token', ...moves, ...everywhere],
	tokens: [
		'accept-clock',
		'details',
		'options',
		'filter',
		'mark',
		'revoke',
		'inactive',
		'help',
		'create-token',
		'edit-token',
		'suspend-token',
		'resume-token',
		'rotate-token',
		'audit',
		'activity',
		'sort',
		'columns',
		'saved-view',
		'keep-view',
		'times',
		'copy-id',
		'copy-as',
		'copy-token',
		'preview',
		'whole-description',
		'mark-range',
		'mark-all',
		'mark-from-file',
		'bulk-edit',
		'propose',
		'save-plan',
		'open-plan',
		'export',
		'refresh',
		'back',
		'management-token',
		...moves,
		'palette',
		'messages',
		'link',
		'theme',
		'redraw',
		'suspend',
		'interrupt',
	],
	// The filter before its first character: only here a sign is a key.
	'empty-filter': ['keep-filter', 'clear-filter', 'filter-fields', 'last-filter', 'earlier-filter', 'later-filter', ...filterMoves, ...editing, ...onScreen],
	filter: ['keep-filter', 'clear-filter', 'earlier-filter', 'later-filter', ...filterMoves, 'take-completion', ...editing, ...onScreen],
	details: [
		'options',
		'edit-token',
		'suspend-token',
		'resume-token',
		'rotate-token',
		'revoke',
		'copy-id',
		'copy-as',
		'copy-token',
		'propose',
		'back',
		'times',
		'refresh',
		'management-token',
		...moves,
		...everywhere,
	],
	options: [
		'choose',
		'details',
		'edit-token',
		'rotate-token',
		'suspend-token',
		'resume-token',
		'copy-id',
		'copy-as',
		'copy-token',
		'propose',
		'revoke',
		'close',
		'up',
		'down',
		...inDialog,
	],
	sort: ['close', ...inDialog],
	columns: ['close', ...inDialog],
	confirm: ['tick', 'next-control', 'press', 'scroll-down', 'suspend-instead', 'cancel', 'note-reason', 'copy-as', 'save-plan', 'previous-control', 'scroll-up', ...moves, ...everywhere],
	'confirm-phrase': ['next-field', 'press', 'scroll-down', 'cancel', 'previous-field', 'scroll-up', ...editing, ...onScreen],
	'resume-choice': ['use-mark', 'use-journal', 'cancel', 'scroll-down', 'scroll-up', ...moves, ...everywhere],
	run: ['stop', ...moves, ...everywhere],
	'run-paused': ['management-token', 'resume', 'stop', ...moves, ...everywhere],
	'run-result': ['done', 'export', 'verify-again', ...moves, ...everywhere],
	// The token editor: a text field with the focus, one with suggestions, a checkbox, a button.
	'token-text': ['save-token', 'next-field', 'enter-field', 'cancel', 'previous-field', ...editing, ...onScreen],
	'token-database': ['take-suggestion', 'filter-down', 'filter-up', 'save-token', 'next-field', 'cancel', 'previous-field', ...editing, ...onScreen],
	'token-box': ['save-token', 'toggle-choice', 'next-field', 'remove-row', 'cancel', 'previous-field', ...everywhere],
	'token-button': ['press', 'next-field', 'save-token', 'copy-as', 'cancel', 'previous-field', ...everywhere],
	'save-token': ['press', 'next-control', 'scroll-down', 'cancel', 'note-reason', 'copy-as', 'save-plan', 'previous-control', 'scroll-up', ...moves, ...everywhere],
	secret: ['reveal', 'send-to-clipboard', 'write-to-file', 'pipe-to-command', 'stored', 'revoke', 'edit-token', ...inDialog],
	'secret-target': ['use-target', 'cancel', ...editing, ...besideText],
	'secret-file': ['use-target', 'complete-path', 'cancel', ...editing, ...besideText],
	'secret-leave': ['press', 'next-control', 'previous-control', 'cancel', ...inDialog],
	'unknown-create': ['done', 'revoke', ...everywhere],
	// The rotation's form: in its first field only Ctrl+S takes the step, in its last Enter does too.
	'rotation-text': ['save-token', 'next-field', 'enter-field', 'cancel', 'previous-field', ...editing, ...onScreen],
	'rotation-time': ['use-target', 'save-token', 'next-field', 'cancel', 'previous-field', ...editing, ...onScreen],
	rotation: ['accept-clock', 'next-step', 'undo-rotation', 'back', 'times', ...everywhere],
	activity: ['open', 'filter', 'undo', 'undo-batch', 'go-on', 'verify-again', 'export', 'back', 'times', 'refresh', 'leave-rest', ...moves, ...everywhere],
	// Its `?` explains the rule under the cursor and lists the keys.
	audit: ['show-tokens', 'act-on-finding', 'switch-list', 'explain-rule', 'mute-finding', 'export', 'back', 'audit-score', 'mark-seen', 'show-muted', 'refresh', 'management-token', ...moves, ...everywhere],
	remedies: ['close', ...inDialog],
	'audit-text': ['close', ...moves, ...besideText],
	'one-field': ['use-target', 'cancel', 'next-field', 'previous-field', 'scroll-down', 'scroll-up', ...editing, ...onScreen],
	'path-field': ['use-target', 'complete-path', 'cancel', 'next-field', 'previous-field', 'scroll-down', 'scroll-up', ...editing, ...onScreen],
	'form-choice': ['use-target', 'toggle-choice', 'next-field', 'cancel', 'previous-field', 'scroll-down', 'scroll-up', ...everywhere],
	'export-menu': ['close', ...inDialog],
	link: ['send-to-clipboard', 'close', ...inDialog],
	'copy-as': ['send-to-clipboard', 'next-control', 'close', ...moves, ...inDialog],
	'management-token': ['use-management-token', 'cancel', 'erase-line', ...besideText],
	'sign-in': ['copy-address', 'copy-code', 'sign-in-again', 'cancel', 'management-token', 'help', 'messages', ...besideText],
	palette: ['choose', 'filter-up', 'filter-down', 'cancel', ...editing, ...besideText],
	help: ['close', 'filter', ...moves, 'palette', ...besideText],
	messages: ['close', ...moves, ...besideText],
	'help-filter': ['keep-filter', 'clear-filter', ...filterMoves, ...editing, ...besideText],
	'too-small': ['back', 'quit', ...besideText],
} as const satisfies Record<string, readonly ActionId[]>;

export type Scope = keyof typeof scopes;

const byKey = new Map<Scope, ReadonlyMap<string, ActionId>>();

/**
The action of a key in a scope, or `undefined` when the key means nothing there.
*/
export function actionFor(scope: Scope, key: string): ActionId | undefined {
	let keys = byKey.get(scope);
	if (!keys) {
		keys = keysOf(scope);
		byKey.set(scope, keys);
	}

	return keys.get(key);
}

function keysOf(scope: Scope): ReadonlyMap<string, ActionId> {
	const keys = new Map<string, ActionId>();
	for (const id of scopes[scope]) {
		for (const key of actions[id].keys) {
			if (!keys.has(key)) {
				keys.set(key, id);
			}
		}
	}

	return keys;
}

/**
An action by its id, typed as `Action` instead of by its literal values.
*/
export function actionOf(id: ActionId): Action {
	return actions[id];
}
