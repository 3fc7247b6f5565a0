import {test} from 'node:test';
import assert from 'node:assert/strict';
import {actions} from '../../source/keymap/actions.js';
import {
	actionFor,
	actionOf,
	scopes,
	type Scope,
} from '../../source/keymap/scopes.js';
import {keyWord} from '../../source/keymap/key-words.js';

const allScopes = Object.keys(scopes) as Scope[];
const textScopes: readonly Scope[] = ['filter', 'help-filter', 'palette', 'management-token', 'profile-form', 'confirm-phrase', 'token-text', 'secret-target', 'one-field'];

test('every action is used by some scope', () => {
	const used = new Set<string>(allScopes.flatMap(scope => scopes[scope]));
	assert.deepEqual(Object.keys(actions).filter(id => !used.has(id)), []);
});

test('in every scope the first key of each action is its own: what a footer shows works', () => {
	for (const scope of allScopes) {
		for (const id of scopes[scope]) {
			const first = actionOf(id).keys[0]!;
			const owner = actionFor(scope, first);
			// The same key may serve two actions only where the scope means the first of them.
			assert.ok(owner === id || scopes[scope].indexOf(owner as never) < scopes[scope].indexOf(id as never), `${scope}: ${first}`);
		}
	}
});

test('where letters are text, no bare letter is a command', () => {
	for (const scope of textScopes) {
		for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:?.') {
			assert.equal(actionFor(scope, character), undefined, `${scope}: ${character}`);
		}
	}
});

test('Delete, Backspace and Ctrl+D never destroy, and what revokes is on no key but D, which only opens the confirmation', () => {
	for (const scope of allScopes) {
		for (const key of ['delete', 'backspace']) {
			assert.equal(actionFor(scope, key), undefined);
		}

		assert.ok([undefined, 'half-page-down'].includes(actionFor(scope, 'ctrl+d')));
	}

	assert.deepEqual(actions.revoke.keys, ['D']);
});

test('Ctrl+C quits and Ctrl+L redraws in every scope', () => {
	for (const scope of allScopes) {
		assert.equal(actionFor(scope, 'ctrl+c'), 'interrupt', scope);
		assert.equal(actionFor(scope, 'ctrl+l'), 'redraw', scope);
	}
});

test('keys have the words of a keyboard', () => {
	assert.equal(keyWord('ctrl+l'), 'Ctrl+L');
	assert.equal(keyWord('page-down'), 'PgDn');
	assert.equal(keyWord('D'), 'D');
});
