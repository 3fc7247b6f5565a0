import type {ActionKind} from './action.js';
import type {ActionId} from './actions.js';
import {keyWords} from './key-words.js';
import {
	actionFor,
	actionOf,
	scopes,
	type Scope,
} from './scopes.js';

export type HelpGroup = {
	readonly heading: string;
	readonly rows: ReadonlyArray<{
		readonly id: ActionId;
		readonly keys: string;
		readonly help: string;
	}>;
};

const headings: ReadonlyArray<readonly [ActionKind, string]> = [
	['act', 'Act'],
	['find', 'Find'],
	['move', 'Move'],
	['edit', 'Edit text'],
	['program', 'Program'],
];

/**
A scope's keys, grouped by what they are for. Empty groups are left out, and so is a key that another action of the scope has.
*/
export function helpRows(scope: Scope): readonly HelpGroup[] {
	return headings
		.map(([kind, heading]) => ({
			heading,
			rows: scopes[scope]
				.filter(id => actionOf(id).kind === kind)
				.map(id => ({id, keys: actionOf(id).keys.filter(key => actionFor(scope, key) === id), help: actionOf(id).help}))
				.filter(({keys}) => keys.length > 0)
				.map(row => ({...row, keys: keyWords(row.keys)})),
		}))
		.filter(({rows}) => rows.length > 0);
}
