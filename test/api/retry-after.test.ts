import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {parseRetryAfter} from '../../source/api/retry-after.js';

const now = Date.UTC(2026, 7, 21, 12, 0, 0);

test('whole seconds become milliseconds', () => {
	fc.assert(fc.property(fc.nat(), seconds => {
		assert.equal(parseRetryAfter(String(seconds), now), seconds * 1000);
	}));
	assert.equal(parseRetryAfter(' 7 ', now), 7000);
});

test('a date becomes the time until it, and 0 once it has passed', () => {
	fc.assert(fc.property(fc.integer({min: -1_000_000, max: 1_000_000}), seconds => {
		const header = new Date(now + (seconds * 1000)).toUTCString();
		assert.equal(parseRetryAfter(header, now), Math.max(0, seconds * 1000));
	}));
});

test('the two old forms of a date are read as UTC too', () => {
	assert.equal(parseRetryAfter('Fri Aug 21 12:00:30 2026', now), 30_000);
	assert.equal(parseRetryAfter('Friday, 21-Aug-26 12:00:30 GMT', now), 30_000);
});

test('anything else gives undefined', () => {
	for (const header of [undefined, '', '-1', '1.5', 'soon', '12 s', '1e3', '9'.repeat(400), 'Friday', 'Fri, 99 Aug 2026 12:00:00 GMT']) {
		assert.equal(parseRetryAfter(header, now), undefined, header);
	}
});
