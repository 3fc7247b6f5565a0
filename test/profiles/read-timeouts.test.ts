import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {readTime, readTimeouts, timeoutProblem} from '../../source/profiles/read-timeouts.js';

test('times as influxctl and people write them are read as milliseconds', () => {
	for (const [text, expected] of [['30s', 30_000], ['1m0s', 60_000], ['90', 90_000], ['1.5m', 90_000], [' 2M ', 120_000], ['1h', 3_600_000], ['1500ms', 1500], ['1m30s500ms', 90_500]] as const) {
		assert.equal(readTime(text), expected, text);
	}

	for (const text of ['', '0', '0s', '999ms', '61m', '2h', '-5s', 's', '5 s', '5x', '1e3', '1,5s', '٣s', '9'.repeat(400)]) {
		assert.equal(readTime(text), undefined, text);
		assert.match(timeoutProblem(text)!, /^It takes a time from 1s to 1h, /);
	}
});

test('every time within the range is read as what it says, in any of its spellings', () => {
	fc.assert(fc.property(fc.integer({min: 1, max: 3600}), seconds => {
		const minutes = Math.floor(seconds / 60);
		for (const text of [`${seconds}`, `${seconds}s`, `${seconds * 1000}ms`, `${minutes}m${seconds % 60}s`]) {
			assert.equal(readTime(text), seconds * 1000, text);
		}
	}));
});

test('no text is read as a time outside the range, and reading never throws', () => {
	fc.assert(fc.property(fc.oneof(fc.string(), fc.string({unit: fc.constantFrom('0', '9', '.', 'm', 's', 'h')})), text => {
		const time = readTime(text);
		assert.ok(time === undefined || (time >= 1000 && time <= 3_600_000));
	}));
});

test('the option comes before the variable, a connection never gets more than 5 seconds, and a mistake names where it is', () => {
	/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
	assert.deepEqual(readTimeouts(undefined, {INFLUX_TOKENS_TIMEOUT: ''}), {ok: true, value: {}});
	assert.deepEqual(readTimeouts('2s', {INFLUX_TOKENS_TIMEOUT: '9s'}), {ok: true, value: {timeouts: {connect: 2000, response: 2000, request: 2000}}});
	assert.deepEqual(readTimeouts(undefined, {INFLUX_TOKENS_TIMEOUT: '9s'}), {ok: true, value: {timeouts: {connect: 5000, response: 9000, request: 9000}}});
	const wrong = readTimeouts(undefined, {INFLUX_TOKENS_TIMEOUT: 'soon'});
	/* eslint-enable @typescript-eslint/naming-convention */
	assert.ok(!wrong.ok);
	assert.match(wrong.message, /^INFLUX_TOKENS_TIMEOUT is not a time from 1s to 1h/);
});
