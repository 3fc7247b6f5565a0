import type {Hint} from '../components/frame/key-hints.js';
import type {ActionId} from '../keymap/actions.js';
import {keyWord} from '../keymap/key-words.js';
import {actionOf, scopes, type Scope} from '../keymap/scopes.js';
import type {KeyHandlers} from '../session/app-context.js';

/**
Everybody's fingers know these; the help lists them.
*/
const unsaid = new Set<ActionId>([
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
	'previous-field',
	'previous-control',
	'scroll-up',
	'link',
	'redraw',
	'suspend',
	'interrupt',
	'erase-word',
	'erase-line',
	'management-token',
]);

const always = new Set<ActionId>(['help', 'palette']);

/**
A scope's footer: the actions that can be done now, in the scope's order.
*/
export function hintsOf(scope: Scope, handlers: KeyHandlers): readonly Hint[] {
	return scopes[scope]
		.filter(id => !unsaid.has(id) && (always.has(id) || typeof handlers[id] === 'function'))
		.map(id => ({key: keyWord(actionOf(id).keys[0]!), label: actionOf(id).label}));
}
