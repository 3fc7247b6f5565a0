import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {ApiError} from '../../source/api/api-error.js';
import {longestRetryAfter} from '../../source/operations/consequence.js';
import {canPass, noProgress, withProblem} from '../../source/operations/change-progress.js';
import {apiError} from '../helpers/operations/arbitraries.js';

test('a request is tried at most eight times, and at most two of these tries are lost', () => {
	fc.assert(fc.property(fc.infiniteStream(apiError.filter(({kind}) => kind !== 'unauthorized')), errors => {
		let progress = noProgress;
		let tries = 0;
		for (const error of errors) {
			tries++;
			progress = withProblem(progress, error);
			if (!canPass(error, progress)) {
				break;
			}
		}

		assert.ok(tries <= 1 + 2 + 4 + 1, `${tries} tries`);
		assert.ok(progress.lost <= 2);
		assert.ok(progress.refusals <= 3);
	}));
});

test('a doubt about the outcome stays after later answers, and so does the doubt that a lost request may yet arrive', () => {
	fc.assert(fc.property(fc.array(apiError, {maxLength: 8}), errors => {
		const progress = errors.reduce((soFar, error) => withProblem(soFar, error), noProgress);
		assert.equal(progress.doubt !== undefined, errors.some(({isOutcomeUnknown}) => isOutcomeUnknown));
		assert.equal(progress.doubt?.mayYetArrive ?? false, progress.lost > 0);
	}));
});

test('an error that asks for a longer wait than a batch allows is not tried again', () => {
	fc.assert(fc.property(apiError, error => {
		assert.ok(!canPass(error, noProgress) || (error.retryAfter ?? 0) <= longestRetryAfter);
	}));
});

test('a request does not count as lost after a 5xx of the service itself, and counts as lost after a 5xx of a gateway', () => {
	const lost = (status: number) => withProblem(noProgress, new ApiError('unavailable', 'Down.', {status, isOutcomeUnknown: true})).lost;
	assert.deepEqual([500, 501, 502, 503, 504].map(status => lost(status)), [0, 0, 1, 0, 1]);
});
