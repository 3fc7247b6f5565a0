import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {ChangeAnswer} from '../../source/operations/judgement.js';
import {judgeRevoke} from '../../source/operations/judge-revoke.js';
import type {Verified} from '../../source/operations/verify.js';
import {apiError, token} from '../helpers/operations/arbitraries.js';

const answers: fc.Arbitrary<ChangeAnswer> = fc.constantFrom<ChangeAnswer>({kind: 'accepted'}, {kind: 'not-found'}, {kind: 'in-doubt'}, {kind: 'refused', cause: '400: no'});
const doubt = fc.option(fc.record({cause: fc.constant('the line was cut'), mayYetArrive: fc.boolean()}), {nil: undefined});
const verified: fc.Arbitrary<Verified> = fc.oneof(
	fc.constantFrom<Verified>({kind: 'gone', how: 'gone', serverTime: undefined}, {kind: 'gone', how: 'marked-revoked', serverTime: undefined}),
	token.map((live): Verified => ({kind: 'live', token: live, serverTime: undefined})),
	apiError.map((error): Verified => ({kind: 'unverified', error})),
);
// After a DELETE in doubt there is always a doubt.
const situation = fc.tuple(answers, doubt, verified).filter(([answer, left]) => answer.kind !== 'in-doubt' || left !== undefined);

test('only a token that is gone is reported as gone', () => {
	fc.assert(fc.property(situation, ([answer, left, seen]) => {
		const {kind, verification} = judgeRevoke(answer, left, seen);
		assert.equal(kind === 'revoked' || kind === 'already-gone', seen.kind === 'gone');
		assert.equal(verification, seen.kind === 'gone' ? seen.how : (seen.kind === 'live' ? 'still-live' : 'not-verified'));
	}));
});

test('a request that may yet be applied is never reported as failed', () => {
	fc.assert(fc.property(situation, ([answer, left, seen]) => {
		const {kind, cause} = judgeRevoke(answer, left, seen);
		const isOpen = left !== undefined && (left.mayYetArrive || seen.kind === 'unverified');
		if (isOpen || answer.kind === 'accepted') {
			assert.notEqual(kind, 'failed');
		}

		assert.ok(cause !== undefined || kind === 'revoked');
	}));
});

test('a token is reported as revoked only when the service accepted a DELETE or a DELETE was in doubt', () => {
	fc.assert(fc.property(situation, ([answer, left, seen]) => {
		assert.equal(judgeRevoke(answer, left, seen).kind === 'revoked', seen.kind === 'gone' && (answer.kind === 'accepted' || left !== undefined));
	}));
});
