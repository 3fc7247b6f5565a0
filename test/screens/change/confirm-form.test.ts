import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	disabledReason,
	reduceConfirmForm,
	startConfirmForm,
	type ConfirmForm,
	type ConfirmFormEvent,
} from '../../../source/screens/change/confirm-form.js';

const event = fc.oneof<Array<fc.Arbitrary<ConfirmFormEvent>>>(
	fc.boolean().map(isAlone => ({type: 'ticked', isAlone})),
	fc.boolean().map(isAlone => ({type: 'pressed', isAlone})),
	fc.constantFrom<1 | -1>(1, -1).map(by => ({type: 'focus-moved', by})),
	fc.tuple(fc.nat(1), fc.constantFrom('12', 'flight3', 'flight', '')).map(([index, text]) => ({type: 'typed', index, text})),
	fc.record({type: fc.constant('typed-elsewhere' as const), text: fc.constantFrom('1', '2', 'f', 'x'), isAlone: fc.boolean()}),
	fc.constant({type: 'paste-refused'}),
);

function after(form: ConfirmForm, events: readonly ConfirmFormEvent[]): ConfirmForm {
	return events.reduce((result, happened) => reduceConfirmForm(result, happened), form);
}

test('Space, Tab, Enter tick the box, go to the button and press it', () => {
	const form = after(startConfirmForm({phrases: [], needsTick: true}), [
		{type: 'ticked', isAlone: true},
		{type: 'focus-moved', by: 1},
		{type: 'pressed', isAlone: true},
	]);
	assert.equal(form.pending, 'confirm');
});

test('Enter at the start cancels: Cancel has the focus', () => {
	assert.equal(after(startConfirmForm({phrases: ['12'], needsTick: true}), [{type: 'pressed', isAlone: true}]).pending, 'cancel');
});

test('no events confirm unless the box is ticked, every phrase typed, and the button pressed by a key of its own', () => {
	fc.assert(fc.property(fc.constantFrom<readonly string[]>([], ['12'], ['12', 'flight3']), fc.array(event, {maxLength: 30}), (phrases, events) => {
		const usable = events.filter(happened => happened.type !== 'typed' || happened.index < phrases.length);
		let form = startConfirmForm({phrases, needsTick: true});
		for (const happened of usable) {
			const before = form;
			form = reduceConfirmForm(form, happened);
			if (form.pending !== 'confirm' || before.pending !== undefined) {
				continue;
			}

			assert.equal(before.isTicked, true);
			assert.deepEqual(before.typed, phrases);
			assert.equal(before.focus, 'confirm');
			assert.deepEqual(happened, {type: 'pressed', isAlone: true});
		}
	}));
});

test('keys that came in one read never tick and never press', () => {
	fc.assert(fc.property(fc.array(event, {maxLength: 30}), events => {
		const together = events.map(happened => 'isAlone' in happened ? {...happened, isAlone: false} : happened).filter(happened => happened.type !== 'typed');
		const form = after(startConfirmForm({phrases: [], needsTick: true}), together);
		assert.equal(form.isTicked, false);
		assert.equal(form.pending, undefined);
	}));
});

test('the button is disabled for the first thing that is missing: the box, then each text', () => {
	const start = startConfirmForm({phrases: ['12', 'flight3'], needsTick: true});
	assert.equal(disabledReason(start), 'tick the box first');
	const ticked = after(start, [{type: 'ticked', isAlone: true}]);
	assert.deepEqual(ticked.focus, {phrase: 0});
	assert.equal(disabledReason(ticked), 'type 12 first');
	const typed = after(ticked, [{type: 'typed', index: 0, text: '12'}]);
	assert.equal(disabledReason(typed), 'type flight3 first');
	assert.equal(disabledReason(after(typed, [{type: 'typed', index: 1, text: 'flight3'}])), undefined);
	assert.equal(disabledReason(after(typed, [{type: 'typed', index: 1, text: 'Flight3'}])), 'type flight3 first');
});

test('a press of the disabled button says why, and decides nothing', () => {
	const form = after(startConfirmForm({phrases: [], needsTick: true}), [{type: 'focus-moved', by: 1}, {type: 'pressed', isAlone: true}]);
	assert.equal(form.pending, undefined);
	assert.equal(form.refusal, 'The button is not ready: tick the box first.');
});

test('a change that can be undone has no box: Tab and Enter are enough, and Enter at the start still cancels', () => {
	const start = startConfirmForm({phrases: [], needsTick: false});
	assert.equal(after(start, [{type: 'focus-moved', by: 1}, {type: 'pressed', isAlone: true}]).pending, 'confirm');
	assert.equal(after(start, [{type: 'pressed', isAlone: true}]).pending, 'cancel');
	assert.equal(after(start, [{type: 'focus-moved', by: 1}, {type: 'pressed', isAlone: false}]).pending, undefined);
});

test('a text typed while no field has the focus begins the first phrase that is open, if it fits; otherwise the form says where to type', () => {
	const start = startConfirmForm({phrases: ['12', 'flight3'], needsTick: false});
	const typed = (text: string, isAlone = true): ConfirmFormEvent => ({type: 'typed-elsewhere', text, isAlone});
	assert.deepEqual(after(start, [typed('1')]), {...start, typed: ['1', ''], focus: {phrase: 0}});
	assert.deepEqual(after(start, [typed('f')]), {...start, refusal: 'Type 12 in its field: Tab moves there.'});
	assert.deepEqual(after({...start, typed: ['12', '']}, [typed('f')]), {...start, typed: ['12', 'f'], focus: {phrase: 1}});
	const together = after(start, [typed('1', false)]);
	assert.deepEqual({...together, refusal: undefined}, start);
	assert.match(together.refusal!, /arrived together/);
});

test('the policy\'s verdict takes a decision back where more has to be typed, or where the change may not go on', () => {
	const decided = after(startConfirmForm({phrases: [], needsTick: false}), [{type: 'focus-moved', by: 1}, {type: 'pressed', isAlone: true}]);
	assert.deepEqual([decided.pending, decided.isPolicyKnown], ['confirm', false]);
	const verdict = (phrases: readonly string[], obstacle?: string): ConfirmFormEvent => ({type: 'policy-known', phrases, obstacle});
	assert.deepEqual(after(decided, [verdict([])]), {...decided, isPolicyKnown: true});

	const asked = after(decided, [verdict(['6f2c0a14'])]);
	assert.deepEqual([asked.pending, asked.refusal], [undefined, 'The button is not ready: type 6f2c0a14 first.']);
	assert.equal(after(asked, [{type: 'typed', index: 0, text: '6f2c0a14'}, {type: 'pressed', isAlone: true}]).pending, 'confirm');
	assert.deepEqual(after(asked, [verdict(['6f2c0a14'])]), asked, 'it is given once');

	const forbidden = after(decided, [verdict([], 'it is enforced')]);
	assert.deepEqual([forbidden.pending, forbidden.refusal], [undefined, 'The button is not ready: it is enforced.']);
	assert.equal(after(forbidden, [{type: 'pressed', isAlone: true}]).pending, undefined);
	assert.equal(after({...decided, pending: 'cancel'}, [verdict([], 'it is enforced')]).pending, 'cancel');
});
