import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	absoluteTime,
	durationInWords,
	isoSeconds,
	parseTime,
	relativeTime,
	shortTime,
} from '../../../source/tokens/time/parse-time.js';
import {now} from '../../helpers/tokens/arbitraries.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test('RFC 3339 with any fraction and offset is read, other text is not', () => {
	const time = Date.UTC(2024, 2, 2, 4, 20, 19);
	for (const [text, expected] of [
		['2024-03-02T04:20:19Z', time],
		['2024-03-02t04:20:19z', time],
		['2024-03-02T04:20:19.5Z', time + 500],
		['2024-03-02T04:20:19.123456Z', time + 123],
		['2024-03-02T04:20:19.123456789Z', time + 123],
		['2024-03-02T05:50:19+01:30', time],
		['2024-03-02', undefined],
		['2024-03-02T04:20:19', undefined],
		['2024-13-02T04:20:19Z', undefined],
		['Sat, 02 Mar 2024 04:20:19 GMT', undefined],
		['', undefined],
	] as const) {
		assert.equal(parseTime(text), expected, text);
	}
});

test('every time that JavaScript writes is read as the same one', () => {
	fc.assert(fc.property(fc.date({noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31T23:59:59Z')}), date => {
		assert.equal(parseTime(date.toISOString()), date.getTime());
		assert.equal(parseTime(isoSeconds(date)), Math.floor(date.getTime() / 1000) * 1000);
	}));
});

test('relative times', () => {
	for (const [distance, text] of [
		[0, 'just now'],
		[59_999, 'just now'],
		[-59_999, 'just now'],
		[minute, 'in 1 minute'],
		[-89 * minute, '89 minutes ago'],
		[-90 * minute, '1 hour ago'],
		[36 * hour, 'in 36 hours'],
		[12 * day, 'in 12 days'],
		[12.9 * day, 'in 12 days'],
		[-59 * day, '59 days ago'],
		[-61 * day, '2 months ago'],
		[-729 * day, '23 months ago'],
		[-730 * day, '2 years ago'],
		[3650 * day, 'in 10 years'],
	] as const) {
		assert.equal(relativeTime(now + distance, now), text);
	}
});

test('lengths of time', () => {
	for (const [milliseconds, text] of [
		[0, '0 seconds'],
		[1000, '1 second'],
		[minute, '1 minute'],
		[90 * minute, '1 hour'],
		[3 * day, '3 days'],
		[-3 * day, '3 days'],
		[730 * day, '2 years'],
	] as const) {
		assert.equal(durationInWords(milliseconds), text);
	}
});

test('a relative time has the same words as the duration of its distance', () => {
	fc.assert(fc.property(fc.integer({min: minute, max: 4000 * day}), distance => {
		assert.equal(relativeTime(now + distance, now), `in ${durationInWords(distance)}`);
		assert.equal(relativeTime(now - distance, now), `${durationInWords(distance)} ago`);
	}));
});

test('absolute times have the name of their zone', () => {
	const text = '2024-03-02T04:20:19.123456Z';
	for (const [timeZone, expected] of [
		['Europe/Berlin', '2024-03-02 05:20:19 CET (2024-03-02T04:20:19Z)'],
		['America/New_York', '2024-03-01 23:20:19 EST (2024-03-02T04:20:19Z)'],
		['Australia/Sydney', '2024-03-02 15:20:19 AEDT (2024-03-02T04:20:19Z)'],
		['Asia/Kolkata', '2024-03-02 09:50:19 IST (2024-03-02T04:20:19Z)'],
		['Asia/Tokyo', '2024-03-02 13:20:19 GMT+9 (2024-03-02T04:20:19Z)'],
		['UTC', '2024-03-02 04:20:19 UTC (2024-03-02T04:20:19Z)'],
	] as const) {
		assert.equal(absoluteTime(text, timeZone), expected);
	}

	assert.equal(absoluteTime('2024-07-02T22:00:00Z', 'Europe/Berlin'), '2024-07-03 00:00:00 CEST (2024-07-02T22:00:00Z)');
	assert.equal(absoluteTime('soon', 'UTC'), 'soon');
	assert.equal(absoluteTime(text), absoluteTime(text, new Intl.DateTimeFormat().resolvedOptions().timeZone));
});

test('short forms', () => {
	const date = new Date('2024-03-02T14:02:11.999Z');
	assert.equal(isoSeconds(date), '2024-03-02T14:02:11Z');
	assert.equal(shortTime(date), '14:02:11Z');
});
