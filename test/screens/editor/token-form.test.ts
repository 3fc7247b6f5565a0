import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {DatabaseToken} from '../../../source/api/types.js';
import {
	controlsOf,
	isSameControl,
	isTextControl,
	reduceTokenForm,
	startTokenForm,
	type TokenForm,
	type TokenFormControl,
	type TokenFormEvent,
} from '../../../source/screens/editor/token-form.js';
import {permissionsFromRows} from '../../../source/tokens/grants/grant-row.js';
import {somePermissions} from '../../helpers/tokens/edit-arbitraries.js';

const part = fc.constantFrom('database' as const, 'read' as const, 'write' as const);
const control: fc.Arbitrary<TokenFormControl> = fc.oneof(
	fc.constantFrom<TokenFormControl>('description', 'expiry', 'add', 'save'),
	fc.record({row: fc.nat(3), part}),
);

const by = fc.constantFrom<1 | -1>(1, -1);
const event = fc.oneof<Array<fc.Arbitrary<TokenFormEvent>>>(
	fc.string({maxLength: 5}).map(text => ({type: 'typed', text})),
	fc.constant({type: 'toggled'}),
	by.map(step => ({type: 'focus-moved', by: step})),
	fc.tuple(by, fc.nat(5)).map(([step, count]) => ({type: 'suggestion-moved', by: step, count})),
	fc.constantFrom('sensors', '*').map(database => ({type: 'suggestion-taken', database})),
	fc.constant({type: 'row-added'}),
	fc.constant({type: 'row-removed'}),
	fc.constant({type: 'submitted'}),
	fc.constant({type: 'cancelled'}),
	control.map(focus => ({type: 'refused', focus})),
);

const token: fc.Arbitrary<DatabaseToken> = fc.record({
	id: fc.uuid(), description: fc.string(), permissions: somePermissions, createdAt: fc.constant('2025-01-01T00:00:00Z'),
});

const start = fc.record({token: fc.option(token, {nil: undefined}), isEdit: fc.boolean()}).map(options => startTokenForm({...options, now: 0}));

const reduceAll = (form: TokenForm, events: readonly TokenFormEvent[]) => events.reduce((result, happened) => reduceTokenForm(result, happened), form);

const hasControl = (form: TokenForm, wanted: TokenFormControl) => controlsOf(form).some(each => isSameControl(each, wanted));

/**
Moves the focus to a control, as Tab does.
*/
function focusOn(form: TokenForm, wanted: TokenFormControl): TokenForm {
	let result = form;
	for (const _ of controlsOf(form)) {
		if (!isSameControl(result.focus, wanted)) {
			result = reduceTokenForm(result, {type: 'focus-moved', by: 1});
		}
	}

	assert.ok(isSameControl(result.focus, wanted));
	return result;
}

test('an unchanged form asks for exactly the permissions of the token', () => {
	fc.assert(fc.property(token, fc.boolean(), (given, isEdit) => {
		const form = startTokenForm({token: given, isEdit, now: 0});
		assert.deepEqual(permissionsFromRows(form.rows, given.permissions), given.permissions);
		assert.equal(form.description, given.description);
		assert.equal(form.expiry, '');
	}));
});

test('the focus is always on a control of the form, unless a refusal names one that the form does not have', () => {
	fc.assert(fc.property(start, fc.array(event, {maxLength: 40}), (form, events) => {
		let result = form;
		for (const happened of events) {
			const isLost = happened.type === 'refused' && !hasControl(result, happened.focus);
			result = reduceTokenForm(result, isLost ? {type: 'refused', focus: 'save'} : happened);
			assert.ok(hasControl(result, result.focus));
		}
	}));
});

test('Tab goes through every control and back to the first, and Shift+Tab undoes a Tab', () => {
	fc.assert(fc.property(start, form => {
		const controls = controlsOf(form);
		let result = form;
		for (const each of controls) {
			assert.ok(isSameControl(result.focus, each));
			const next = reduceTokenForm(result, {type: 'focus-moved', by: 1});
			assert.deepEqual(reduceTokenForm(next, {type: 'focus-moved', by: -1}), {...result, suggestion: 0});
			result = next;
		}

		assert.deepEqual(result, form);
	}));
});

test('while a decision is pending nothing changes, except that a refusal takes the decision back', () => {
	fc.assert(fc.property(start, fc.array(event, {maxLength: 10}), event, (form, events, last) => {
		const decided = reduceTokenForm({...reduceAll(form, events), pending: undefined}, {type: 'submitted'});
		const after = reduceTokenForm(decided, last);
		assert.deepEqual(after, last.type === 'refused' ? {...decided, pending: undefined, focus: last.focus} : decided);
	}));
});

test('typed text changes the focused field alone', () => {
	fc.assert(fc.property(start, fc.array(event, {maxLength: 20}), fc.string(), (form, events, text) => {
		// A refusal may move the focus to a row that the form does not have.
		const before = {...reduceAll(form, events.filter(({type}) => type !== 'refused')), pending: undefined};
		const after = reduceTokenForm(before, {type: 'typed', text});
		const {focus} = before;
		const expected = isTextControl(before)
			? (typeof focus === 'object'
				? {...before, rows: before.rows.with(focus.row, {...before.rows[focus.row]!, database: text}), suggestion: 0}
				: {...before, [focus]: text, suggestion: 0})
			: {...before, suggestion: 0};
		assert.deepEqual(after, expected);
	}));
});

test('Space changes the focused box alone, and pressed twice it changes nothing', () => {
	fc.assert(fc.property(token, fc.nat(), fc.constantFrom('read' as const, 'write' as const), (given, seed, box) => {
		const form = startTokenForm({token: given, isEdit: true, now: 0});
		fc.pre(form.rows.length > 0);
		const row = seed % form.rows.length;
		const focused = focusOn(form, {row, part: box});
		const once = reduceTokenForm(focused, {type: 'toggled'});
		const field = box === 'read' ? 'canRead' : 'canWrite';
		assert.deepEqual(once.rows, form.rows.with(row, {...form.rows[row]!, [field]: !form.rows[row]![field]}));
		assert.deepEqual(reduceTokenForm(once, {type: 'toggled'}), focused);
	}));
});

test('a new row comes last with the focus on its name, and only the row that is removed goes away', () => {
	fc.assert(fc.property(start, fc.nat(), (form, seed) => {
		const added = reduceTokenForm(form, {type: 'row-added'});
		assert.deepEqual(added.rows.slice(0, -1), form.rows);
		assert.deepEqual(added.rows.at(-1), {
			database: '', canRead: true, canWrite: false, other: [],
		});
		assert.deepEqual(added.focus, {row: form.rows.length, part: 'database'});
		const row = seed % added.rows.length;
		const removed = reduceTokenForm(focusOn(added, {row, part: 'read'}), {type: 'row-removed'});
		assert.deepEqual(removed.rows, added.rows.toSpliced(row, 1));
	}));
});

test('a database that is taken from the list becomes the name of the row, and Read gets the focus', () => {
	const form = focusOn(startTokenForm({token: undefined, isEdit: false, now: 0}), {row: 0, part: 'database'});
	const moved = reduceAll(form, [{type: 'suggestion-moved', by: 1, count: 3}, {type: 'suggestion-moved', by: 1, count: 3}, {type: 'suggestion-moved', by: 1, count: 3}]);
	assert.equal(moved.suggestion, 2, 'the last suggestion stays selected');
	const taken = reduceTokenForm(moved, {type: 'suggestion-taken', database: 'sensors'});
	assert.equal(taken.rows[0]!.database, 'sensors');
	assert.deepEqual(taken.focus, {row: 0, part: 'read'});
	assert.equal(taken.suggestion, 0);
});
