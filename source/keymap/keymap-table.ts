import type {ActionKind} from './action.js';
import {actions, type ActionId} from './actions.js';
import {actionOf, scopes} from './scopes.js';
import {keyWords} from './key-words.js';

const headings: ReadonlyArray<readonly [ActionKind, string]> = [
	['move', 'Move'],
	['find', 'Find'],
	['act', 'Act'],
	['edit', 'Edit text'],
	['program', 'Program'],
];

/**
Left out, because their keys do the same as `up`, `down` and the page actions, inside a text field.
*/
const leftOut = new Set<ActionId>(['filter-up', 'filter-down', 'filter-page-up', 'filter-page-down']);

/**
One action, with the keys that do it and the screens where they work.
*/
export type KeymapRow = {
	readonly heading: string;
	/**
	Separated by spaces, as in `Enter d`.
	*/
	readonly keys: string;
	readonly help: string;
	readonly places: string;
};

/**
The whole keymap: one row for each action, grouped by what the actions are for.
*/
export function keymapRows(): readonly KeymapRow[] {
	return headings.flatMap(([kind, heading]) => (Object.keys(actions) as ActionId[])
		.filter(id => actionOf(id).kind === kind && !leftOut.has(id))
		.map(id => ({
			heading, keys: keyWords(actionOf(id).keys), help: actionOf(id).help, places: placesOf(id),
		})));
}

/**
The whole keymap as a Markdown table, for docs/keys.md.
*/
export function keymapTable(): string {
	const rows = keymapRows().map(({heading, keys, help, places}) => `| ${heading} | ${code(keys)} | ${help} | ${places} |`);
	return ['| Kind | Keys | What it does | Where |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function code(keys: string): string {
	return keys.split(' ').map(key => `\`${key.replace('|', String.raw`\|`)}\``).join(' ');
}

function placesOf(id: ActionId): string {
	const names = Object.entries(scopes).filter(([, ids]) => (ids as readonly ActionId[]).includes(id)).map(([name]) => name.replaceAll('-', ' '));
	return names.length > 8 ? 'nearly everywhere' : names.join(', ');
}
