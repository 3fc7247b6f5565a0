import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
	actionOf,
	buttonWords,
	changeWords,
	runWords,
	verbOf,
} from '../../source/operations/change-words.js';
import type {ChangeAction, ChangeRequest} from '../../source/operations/types.js';

const requestOf = (action: ChangeAction): ChangeRequest => action === 'revoke' ? {kind: 'revoke'} : {kind: 'update', action, fields: {}};
const actions = Object.keys(changeWords) as readonly ChangeAction[];

test('every kind of change has one verb, in all its forms', () => {
	for (const action of actions) {
		const {infinitive, noun, present, past} = changeWords[action];
		assert.equal(actionOf(requestOf(action)), action);
		assert.equal(infinitive, action);
		assert.equal(noun.toLowerCase(), action);
		assert.equal(present, `${noun.replace(/e$/, '')}ing`);
		assert.equal(past, `${noun.replace(/e$/, '')}ed`);
	}
});

test('the button, the run and the first sentence of the confirmation use the verb of their kind of change', () => {
	for (const action of actions) {
		const {noun, present, effect} = changeWords[action];
		assert.equal(buttonWords(action, 1), `${noun} Token`);
		assert.equal(buttonWords(action, 12), `${noun} 12 Tokens`);
		assert.equal(runWords(action, 1), `${present} 1 token`);
		assert.equal(runWords(action, 12), `${present} 12 tokens`);
		assert.ok(effect(12).startsWith(`${present} 12 tokens`));
	}
});

test('requests of one kind use the verb of that kind, and mixed requests use the verb "change"', () => {
	fc.assert(fc.property(fc.array(fc.constantFrom(...actions)), asked => {
		const {infinitive} = verbOf(asked.map(action => requestOf(action)));
		assert.equal(infinitive, new Set(asked).size === 1 ? asked[0] : 'change');
	}));
});
