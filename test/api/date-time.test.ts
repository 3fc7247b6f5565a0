import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {isDateTime, isUnset, parseDateTime} from '../../source/api/date-time.js';

const time = Date.UTC(2026, 0, 2, 3, 4, 5);
const minute = 60_000;
const day = 24 * 60 * minute;

test('every spelling of one instant is read as the same number of milliseconds', () => {
	for (const [text, expected] of [
		['2026-01-02T03:04:05Z', time],
		['2026-01-02t03:04:05z', time],
		['2026-01-02 03:04:05Z', time],
		['2026-01-02 03:04:05+00', time],
		['2026-01-02T03:04:05+00:00', time],
		['2026-01-02T03:04:05+0000', time],
		['2026-01-02T03:04:05-00:00', time],
		['2026-01-02T04:34:05+01:30', time],
		['2026-01-02T04:34:05+0130', time],
		['2026-01-01T22:04:05-05', time],
		['2026-01-02T03:04:05.5Z', time + 500],
		['2026-01-02T03:04:05.678901Z', time + 678],
		['2026-01-02T03:04:05.678901234+0000', time + 678],
		['2026-01-02T03:04Z', time - 5000],
		['2026-01-02 03:04+00', time - 5000],
		['2016-12-31T23:59:60Z', Date.UTC(2016, 11, 31, 23, 59, 59, 999)],
		['2016-12-31T23:59:60.5Z', Date.UTC(2016, 11, 31, 23, 59, 59, 999)],
		['2026-01-01T24:00:00Z', Date.UTC(2026, 0, 2)],
		['2026-01-01T24:00Z', Date.UTC(2026, 0, 2)],
		['0001-01-01T00:00:00Z', -62_135_596_800_000],
		['1969-12-31T23:59:59.999Z', -1],
		['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
	] as const) {
		assert.equal(parseDateTime(text), expected, text);
	}
});

test('a text that is not a time, and a day or a time of day that does not exist, are refused', () => {
	for (const text of [
		'',
		'soon',
		'disk 1',
		'2026-01-02',
		'2026-01-02T03:04:05',
		'2026-01-02T03:04',
		'2026-01-02  03:04:05Z',
		'20260102T030405Z',
		'2026-1-2T03:04:05Z',
		'2026-02-29T00:00:00Z',
		'2026-02-30T00:00:00Z',
		'2026-04-31T00:00:00Z',
		'2026-13-01T00:00:00Z',
		'2026-00-01T00:00:00Z',
		'2026-01-00T00:00:00Z',
		'2026-01-02T24:00:01Z',
		'2026-01-02T25:00:00Z',
		'2026-01-02T03:60:00Z',
		'2026-01-02T03:04:61Z',
		'2026-01-02T03:04:05.Z',
		'2026-01-02T03:04:05,5Z',
		'2026-01-02T03:04:05Zulu',
		'2026-01-02T03:04:05 Z',
		'2026-01-02T03:04:05UTC',
		'2026-01-02T03:04:05+1',
		'2026-01-02T03:04:05+1:00',
		'2026-01-02T03:04:05+24:00',
		'2026-01-02T03:04:05+01:60',
		'2026-01-02T03:04:05+01:',
		'2026-01-02T03:04:05+01000',
		' 2026-01-02T03:04:05Z',
		'2026-01-02T03:04:05Z ',
		'+02026-01-02T03:04:05Z',
		'2026-01-02T03:04:05+０１:００',
		'Fri, 02 Jan 2026 03:04:05 GMT',
	]) {
		assert.equal(parseDateTime(text), undefined, text);
		assert.ok(!isDateTime(text));
	}
});

const pad = (number: number, length: number) => String(number).padStart(length, '0');

/**
An instant in one of its spellings: with any offset, separator, zone, case and number of fractional digits.
*/
const spelled = fc.record({
	milliseconds: fc.integer({min: -62_000_000_000_000, max: 253_000_000_000_000}),
	offset: fc.integer({min: -(23 * 60) - 59, max: (23 * 60) + 59}),
	finer: fc.stringMatching(/^\d{0,7}$/),
	separator: fc.constantFrom('T', 't', ' '),
	zone: fc.constantFrom('colon', 'plain', 'short', 'letter'),
	isLower: fc.boolean(),
}).map(({milliseconds, offset, finer, separator, zone, isLower}) => {
	const hoursOnly = Math.trunc(offset / 60) * 60;
	const ahead = {
		colon: offset, plain: offset, short: hoursOnly, letter: 0,
	}[zone];
	const local = new Date(milliseconds + (ahead * minute));
	const hours = pad(Math.floor(Math.abs(ahead) / 60), 2);
	const minutes = pad(Math.abs(ahead) % 60, 2);
	const sign = ahead < 0 ? '-' : '+';
	const zoneText = {
		colon: `${sign}${hours}:${minutes}`, plain: `${sign}${hours}${minutes}`, short: `${sign}${hours}`, letter: isLower ? 'z' : 'Z',
	}[zone];
	const text = `${local.toISOString().slice(0, 10)}${separator}${local.toISOString().slice(11, -1)}${finer}${zoneText}`;
	return {milliseconds, text};
});

test('an instant is read the same in every spelling', () => {
	fc.assert(fc.property(spelled, ({milliseconds, text}) => {
		assert.equal(parseDateTime(text), milliseconds, text);
	}), {numRuns: 5000});
});

test('when both parseDateTime and JavaScript can read a text, they read the same time', () => {
	const digitsAndMarks = fc.string({unit: fc.constantFrom(...'0123456789-:TtZz+. '), maxLength: 32});
	fc.assert(fc.property(fc.oneof(digitsAndMarks, fc.string()), text => {
		const read = parseDateTime(text);
		const isStrict = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text);
		if (read !== undefined && isStrict && !text.includes(':60')) {
			assert.equal(read, Date.parse(text));
		}
	}));
	fc.assert(fc.property(fc.integer({min: -719_162, max: 2_932_896}), days => {
		const date = new Date(days * day);
		assert.equal(parseDateTime(date.toISOString()), date.getTime());
	}));
});

test('only the epoch and earlier times mean that a time was not set', () => {
	for (const text of ['1970-01-01T00:00:00Z', '1970-01-01 01:00:00+01', '0001-01-01T00:00:00Z', '1969-12-31T23:59Z']) {
		assert.ok(isUnset(text), text);
	}

	for (const text of ['1970-01-01T00:00:00.001Z', '2026-01-02T03:04:05Z', '', 'soon']) {
		assert.ok(!isUnset(text), text);
	}
});
