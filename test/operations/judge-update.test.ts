import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {ChangeAnswer} from '../../source/operations/judgement.js';
import {judgeUpdate, type StateAfterUpdate} from '../../source/operations/judge-update.js';
import {apiError} from '../helpers/operations/arbitraries.js';

const answers: fc.Arbitrary<ChangeAnswer> = fc.constantFrom<ChangeAnswer>({kind: 'accepted'}, {kind: 'not-found'}, {kind: 'in-doubt'}, {kind: 'refused', cause: '400: no'});
const doubt = fc.option(fc.record({cause: fc.constant('the line was cut'), mayYetArrive: fc.boolean()}), {nil: undefined});
const state: fc.Arbitrary<StateAfterUpdate> = fc.oneof(
	fc.constantFrom<StateAfterUpdate>(
		{kind: 'gone', how: 'gone', serverTime: undefined},
		{kind: 'gone', how: 'marked-revoked', serverTime: undefined},
		{kind: 'as-wished'},
		{kind: 'as-before'},
		{kind: 'otherwise', parts: 'its permissions'},
	),
	apiError.map((error): StateAfterUpdate => ({kind: 'unverified', error})),
);
// After a PATCH in doubt there is always a doubt.
const situation = fc.tuple(answers, doubt, state).filter(([answer, left]) => answer.kind !== 'in-doubt' || left !== undefined);

test('only a token that GET shows as requested is reported as changed', () => {
	fc.assert(fc.property(situation, ([answer, left, seen]) => {
		const {kind, verification} = judgeUpdate(answer, left, seen);
		assert.equal(kind === 'changed', seen.kind === 'as-wished');
		assert.equal(kind === 'already-gone', seen.kind === 'gone');
		assert.equal(verification, seen.kind === 'gone' ? seen.how : (seen.kind === 'unverified' ? 'not-verified' : seen.kind));
	}));
});

test('a request that was applied or may yet be applied is never reported as failed', () => {
	fc.assert(fc.property(situation, ([answer, left, seen]) => {
		const {kind, cause} = judgeUpdate(answer, left, seen);
		const isOpen = left !== undefined && (left.mayYetArrive || seen.kind === 'unverified' || seen.kind === 'otherwise');
		if (isOpen || answer.kind === 'accepted') {
			assert.notEqual(kind, 'failed');
		}

		assert.ok(cause !== undefined || kind === 'changed');
	}));
});

test('the cause names the parts of the token that someone else changed', () => {
	fc.assert(fc.property(situation, ([answer, left]) => {
		const {cause} = judgeUpdate(answer, left, {kind: 'otherwise', parts: 'its permissions'});
		assert.match(cause!, /someone else changed it meanwhile: its permissions$/);
	}));
});
