import {test} from 'node:test';
import assert from 'node:assert/strict';
import {actions} from '../../source/keymap/actions.js';
import {
	actionFor,
	actionOf,
	scopes,
	type Scope,
} from '../../source/keymap/scopes.js';
import {helpRows} from '../../source/keymap/help-rows.js';
import {keyWord} from '../../source/keymap/key-words.js';

const allScopes = Object.keys(scopes) as Scope[];
const textScopes: readonly Scope[] = ['filter', 'help-filter', 'palette', 'management-token', 'profile-form', 'confirm-phrase', 'token-text', 'secret-target', 'one-field'];

test('every action is in at least one scope', () => {
	const used = new Set<string>(allScopes.flatMap(scope => scopes[scope]));
	assert.deepEqual(Object.keys(actions).filter(id => !used.has(id)), []);
});

test('in every scope the first key of an action does that action, or an earlier one of the scope', () => {
	for (const scope of allScopes) {
		for (const id of scopes[scope]) {
			const first = actionOf(id).keys[0]!;
			const owner = actionFor(scope, first);
			// If two actions of a scope have the same key, it belongs to the first.
			assert.ok(owner === id || scopes[scope].indexOf(owner as never) < scopes[scope].indexOf(id as never), `${scope}: ${first}`);
		}
	}
});

test('in scopes where letters are text, no letter without Ctrl is a command', () => {
	for (const scope of textScopes) {
		for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:?.') {
			assert.equal(actionFor(scope, character), undefined, `${scope}: ${character}`);
		}
	}
});

test('Delete at most deletes a character of a text field, Backspace does nothing else, Ctrl+D at most scrolls, and D is the only key of revoke', () => {
	for (const scope of allScopes) {
		assert.ok([undefined, 'delete-after'].includes(actionFor(scope, 'delete')), scope);
		assert.equal(actionFor(scope, 'backspace'), undefined);
		assert.ok([undefined, 'half-page-down'].includes(actionFor(scope, 'ctrl+d')));
	}

	assert.deepEqual(actions.revoke.keys, ['D']);
});

test('Ctrl+C quits, Ctrl+L redraws and Ctrl+T changes the theme in every scope', () => {
	for (const scope of allScopes) {
		assert.equal(actionFor(scope, 'ctrl+c'), 'interrupt', scope);
		assert.equal(actionFor(scope, 'ctrl+l'), 'redraw', scope);
		assert.equal(actionFor(scope, 'ctrl+t'), 'theme', scope);
	}
});

test('keys are named as on a keyboard', () => {
	assert.equal(keyWord('ctrl+l'), 'Ctrl+L');
	assert.equal(keyWord('page-down'), 'PgDn');
	assert.equal(keyWord('D'), 'D');
});

test('the palette shows the name and the help of every action whole at 80 columns', () => {
	const room = 80 - 24;
	const cut = Object.entries(actions).filter(([, {label, help, kind}]) => kind !== 'move' && `${label}: ${help}`.length > room);
	assert.deepEqual(cut.map(([id]) => id), []);
});

test('the help of the list of tokens shows every action whole at 80 columns', () => {
	const keysWidth = Math.max(...helpRows('tokens').flatMap(({rows}) => rows.map(({keys}) => keys.length))) + 2;
	const cut = helpRows('tokens').flatMap(({rows}) => rows).filter(({help}) => 2 + keysWidth + help.length > 80 - 6);
	assert.deepEqual(cut.map(({id}) => id), []);
});
