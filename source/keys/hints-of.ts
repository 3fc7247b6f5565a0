import type {Hint} from '../components/frame/key-hints.js';
import type {ActionId} from '../keymap/actions.js';
import {editActions} from '../keymap/edit-actions.js';
import {keyWord} from '../keymap/key-words.js';
import {
	actionFor,
	actionOf,
	scopes,
	type Scope,
} from '../keymap/scopes.js';
import type {KeyHandlers} from '../session/app-context.js';

/**
The actions that a footer names only where a scope has them first, because their keys are the usual ones or are needed rarely. The help lists them.
*/
const leftOut = new Set<ActionId>([
	...Object.keys(editActions) as readonly ActionId[],
	'up',
	'down',
	'page-up',
	'page-down',
	'half-page-up',
	'half-page-down',
	'first',
	'last',
	'filter-up',
	'filter-down',
	'filter-page-up',
	'filter-page-down',
	'enter-field',
	'previous-field',
	'previous-control',
	'scroll-up',
	'messages',
	'link',
	'theme',
	'redraw',
	'suspend',
	'interrupt',
	'management-token',
]);

/**
The actions that `useKeys` handles itself: a footer names them although the screen has no handler for them.
*/
const always = new Set<ActionId>(['help', 'palette']);

/**
The hints in the footer of a scope: the actions that can be done now, in the scope's order. An action whose keys all do something else in this scope has none.
*/
export function hintsOf(scope: Scope, handlers: KeyHandlers): readonly Hint[] {
	return scopes[scope]
		.filter((id, index) => (index === 0 || !leftOut.has(id)) && (always.has(id) || typeof handlers[id] === 'function'))
		.map(id => ({key: keyOf(scope, id), label: actionOf(id).label}))
		.filter(({key}) => key !== undefined)
		.map(({key, label}) => ({key: keyWord(key!), label}));
}

/**
The action's first key that does it in the scope: another action may have a key of it there.
*/
function keyOf(scope: Scope, id: ActionId): string | undefined {
	return actionOf(id).keys.find(key => actionFor(scope, key) === id);
}
