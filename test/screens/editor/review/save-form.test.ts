import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {reduceSaveForm, startSaveForm, type SaveFormEvent} from '../../../../source/screens/editor/review/save-form.js';

const event = fc.oneof<Array<fc.Arbitrary<SaveFormEvent>>>(
	fc.boolean().map(isAlone => ({type: 'pressed', isAlone})),
	fc.tuple(fc.constantFrom<1 | -1>(1, -1), fc.integer({min: 1, max: 3})).map(([by, count]) => ({type: 'focus-moved', by, count})),
	fc.tuple(fc.integer({min: -9, max: 9}), fc.nat(20)).map(([by, last]) => ({type: 'scrolled', by, last})),
	fc.constant({type: 'answered'}),
	fc.constant({type: 'cancelled'}),
);

test('only an Enter that came alone chooses something, namely the focused button', () => {
	fc.assert(fc.property(fc.array(event, {maxLength: 40}), events => {
		let form = startSaveForm(undefined);
		for (const happened of events) {
			const before = form;
			form = reduceSaveForm(form, happened);
			if (typeof form.pending === 'number' && form.pending !== before.pending) {
				assert.deepEqual(happened, {type: 'pressed', isAlone: true});
				assert.equal(form.pending, Number(before.focus) - 1);
			}

			assert.ok([0, 1, 2].includes(Number(form.focus)));
			assert.ok(form.top >= 0);
		}
	}));
});

test('the first Enter, Escape, and the first Enter after a conflict all cancel', () => {
	const pressed = {type: 'pressed', isAlone: true} as const;
	assert.equal(reduceSaveForm(startSaveForm(undefined), pressed).pending, 'cancel');
	assert.equal(reduceSaveForm({...startSaveForm(undefined), focus: 1}, {type: 'cancelled'}).pending, 'cancel');
	const saving = reduceSaveForm({...startSaveForm(undefined), focus: 1}, pressed);
	assert.equal(saving.pending, 0);
	assert.equal(reduceSaveForm(reduceSaveForm(saving, {type: 'answered'}), pressed).pending, 'cancel');
});

test('the lines scroll no further than their first and their last', () => {
	fc.assert(fc.property(fc.array(fc.integer({min: -30, max: 30})), fc.nat(50), (steps, last) => {
		let form = startSaveForm(undefined);
		let expected = 0;
		for (const by of steps) {
			form = reduceSaveForm(form, {type: 'scrolled', by, last});
			expected = Math.max(0, Math.min(last, expected + by));
			assert.equal(form.top, expected);
		}
	}));
});

test('a phrase must be typed exactly before anything is saved, and again after a conflict', () => {
	const pressed = {type: 'pressed', isAlone: true} as const;
	fc.assert(fc.property(fc.string(), text => {
		const form = reduceSaveForm({...startSaveForm('plant'), focus: 'phrase'}, {type: 'typed', text});
		assert.equal(reduceSaveForm(form, pressed).pending, undefined);
		const saving = reduceSaveForm({...form, focus: 1}, pressed);
		assert.equal(saving.pending, text === 'plant' ? 0 : undefined);
		assert.equal(saving.refusal, text === 'plant' ? undefined : 'The button is not ready: type plant first.');
	}));
	const saving = reduceSaveForm({...startSaveForm('plant'), typed: 'plant', focus: 1}, pressed);
	assert.equal(saving.pending, 0);
	assert.equal(reduceSaveForm({...reduceSaveForm(saving, {type: 'answered'}), focus: 1}, pressed).pending, undefined);
});

test('Tab goes through the field of the phrase and the buttons, and back', () => {
	let form = startSaveForm('plant');
	const seen = Array.from({length: 4}, () => {
		form = reduceSaveForm(form, {type: 'focus-moved', by: 1, count: 2});
		return form.focus;
	});
	assert.deepEqual(seen, [1, 'phrase', 0, 1]);
});

test('the policy\'s verdict takes a decision back where something has to be typed, or where nothing may be saved', () => {
	const pressed = {type: 'pressed', isAlone: true} as const;
	const phrase = {phrase: '6f2c0a14', reason: 'ID: it is protected'};
	const decided = reduceSaveForm({...startSaveForm(undefined), focus: 1}, pressed);
	assert.equal(decided.pending, 0);
	const asked = reduceSaveForm(decided, {type: 'policy-known', phrase, obstacle: undefined});
	assert.deepEqual([asked.pending, asked.phrase, asked.refusal], [undefined, '6f2c0a14', 'The button is not ready: type 6f2c0a14 first.']);
	const forbidden = reduceSaveForm(decided, {type: 'policy-known', phrase: undefined, obstacle: 'it is enforced'});
	assert.deepEqual([forbidden.pending, reduceSaveForm(forbidden, pressed).pending], [undefined, undefined]);
	assert.equal(reduceSaveForm(decided, {type: 'policy-known', phrase: undefined, obstacle: undefined}).pending, 0);
	const both = reduceSaveForm(startSaveForm('plant'), {type: 'policy-known', phrase, obstacle: undefined});
	assert.deepEqual([both.phrase, both.reason], ['plant 6f2c0a14', 'profile and ID: it is protected']);
});
