import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {describeExpiry, parseExpiry} from '../../../source/tokens/time/parse-expiry.js';
import {parseTime} from '../../../source/tokens/time/parse-time.js';
import {wallClockAt} from '../../../source/tokens/time/wall-clock.js';

// 18:00 in Berlin.
const now = Date.UTC(2026, 10, 24, 17);
const clock = {now, timeZone: 'Europe/Berlin'};
const hour = 3_600_000;
const day = 24 * hour;

const parsed = (text: string, from = clock) => {
	const result = parseExpiry(text, from);
	return result.ok ? result.expiresAt ?? 'never' : result.message;
};

const describe = (text: string) => describeExpiry(text, clock);

test('a typed expiration', () => {
	for (const [text, expected] of [
		['', 'never'],
		['  ', 'never'],
		['Never', 'never'],
		['none', 'never'],
		['12h', '2026-11-25T05:00:00Z'],
		['90d', '2027-02-22T17:00:00Z'],
		[' 90 Days ', '2027-02-22T17:00:00Z'],
		['2w', '2026-12-08T17:00:00Z'],
		['3m', '2027-02-24T17:00:00Z'],
		['3M', '2027-02-24T17:00:00Z'],
		// Six months later it is summer, and the time is still 18:00 in Berlin.
		['6 months', '2027-05-24T16:00:00Z'],
		['1y', '2027-11-24T17:00:00Z'],
		['1 year', '2027-11-24T17:00:00Z'],
		['100y', '2126-11-24T17:00:00Z'],
		['2027-01-31', '2027-01-31T22:59:59Z'],
		['2026-11-24', '2026-11-24T22:59:59Z'],
		['2027-07-31', '2027-07-31T21:59:59Z'],
		['2027-01-31 18:00', '2027-01-31T17:00:00Z'],
		['2027-01-31T18:00', '2027-01-31T17:00:00Z'],
		['2027-01-31 9:05', '2027-01-31T08:05:00Z'],
		['2027-01-31   18:00:59', '2027-01-31T17:00:59Z'],
		['2027-01-31T18:00:00Z', '2027-01-31T18:00:00Z'],
		['2027-01-31t18:00:00.987654z', '2027-01-31T18:00:00Z'],
		['2027-01-31 18:00 UTC', '2027-01-31T18:00:00Z'],
		['2027-01-31T18:00:00+05:30', '2027-01-31T12:30:00Z'],
		['2027-01-31 18:00 -0800', '2027-02-01T02:00:00Z'],
		['2028-02-29', '2028-02-29T22:59:59Z'],
		// Times at the beginning and at the end of summer time.
		['2027-03-28 02:30', '2027-03-28T01:30:00Z'],
		['2027-10-31 02:30', '2027-10-31T00:30:00Z'],
	] as const) {
		assert.equal(parsed(text), expected, text);
	}
});

test('texts that are refused, with the reason', () => {
	const forms = 'write never, a length such as 90d, 12h, 2w, 3m or 1y, or a date such as 2027-01-31 or 2027-01-31 18:00.';
	for (const [problem, ...texts] of [
		['This is no expiration', 'soon', '90', '90x', '-5d', '1.5y', '31.01.2027', '01/31/2027', '2027-1-31', '2027-01-31 18', '2027-01-31Z', '2027-01-31 18:00 CET', '12:00', 'apiv1_secret'],
		['The calendar has no such day', '2027-02-30', '2027-02-29 12:00', '2027-13-01', '2027-04-31T18:00:00Z'],
		['The clock has no such time', '2027-01-31 24:00', '2027-01-31 18:60', '2027-01-31 18:00:60', '2027-01-31 18:00 +25:00'],
		['This has passed', '0d', '0y', '2026-11-23', '2026-11-24 18:00', '2026-11-24T17:00:00.900Z', '2020-01-01', '0001-01-01'],
		['This is more than 100 years away', '101y', '1201m', '36600d', '876601h', '2126-11-25', '9999-12-31', '273000y', '9'.repeat(400) + 'y', '9'.repeat(400) + 'd'],
	] as const) {
		for (const text of texts) {
			assert.equal(parsed(text), `${problem}: ${forms}`, text);
		}
	}
});

test('an unknown time zone throws a RangeError', () => {
	assert.throws(() => parseExpiry('2027-01-31', {now, timeZone: 'Mars/Olympus'}), RangeError);
});

test('a length of hours, days or weeks ends exactly that much later, cut to the second', () => {
	fc.assert(fc.property(fc.integer({min: 1, max: 5000}), fc.constantFrom('h', 'd', 'w'), fc.integer({min: 0, max: day}), (amount, unit, offset) => {
		const length = amount * {h: hour, d: day, w: 7 * day}[unit];
		const start = now + offset;
		const expiresAt = parsed(`${amount}${unit}`, {...clock, now: start});
		assert.equal(parseTime(expiresAt), Math.floor((start + length) / 1000) * 1000);
	}));
});

test('a parsed expiration is a future time in whole seconds of UTC, and is parsed into itself', () => {
	const someText = fc.oneof(
		fc.tuple(fc.integer({min: 0, max: 2000}), fc.constantFrom('h', 'd', 'w', 'm', 'y')).map(parts => parts.join('')),
		fc.date({noInvalidDate: true, min: new Date(now - (30 * day)), max: new Date('2130-01-01T00:00:00Z')}).map(date => date.toISOString().slice(0, 16).replace('T', ' ')),
		fc.string({unit: fc.constantFrom(...'0123456789-: TZhdmy'), maxLength: 20}),
	);
	fc.assert(fc.property(someText, fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'), (text, timeZone) => {
		const result = parseExpiry(text, {now, timeZone});
		if (!result.ok || result.expiresAt === undefined) {
			return;
		}

		assert.match(result.expiresAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		assert.ok(Date.parse(result.expiresAt) > now);
		assert.deepEqual(parseExpiry(result.expiresAt, {now, timeZone}), result);
	}));
});

test('a date and time without a zone is a time of the wall clock', () => {
	const min = new Date('2026-11-26T00:00:00Z');
	const max = new Date('2037-01-01T00:00:00Z');
	fc.assert(fc.property(fc.date({noInvalidDate: true, min, max}), date => {
		const text = date.toISOString().slice(0, 19);
		const shown = wallClockAt(Date.parse(parsed(text)), clock.timeZone);
		// Except in the hour that the clock skips.
		assert.ok([0, hour].includes(shown - Date.parse(`${text}Z`)), text);
	}));
});

test('an expiration as a form shows it', () => {
	for (const [text, expected] of [
		['2027-02-22T17:00:00Z', 'in 90 days: 2027-02-22 18:00:00 CET (2027-02-22T17:00:00Z)'],
		['2027-01-31T22:59:59Z', 'in 68 days: 2027-01-31 23:59:59 CET (2027-01-31T22:59:59Z), the end of that day'],
		['2026-11-24T17:00:30Z', 'in 30 seconds: 2026-11-24 18:00:30 CET (2026-11-24T17:00:30Z)'],
		['2026-11-25T05:00:00Z', 'in 12 hours: 2026-11-25 06:00:00 CET (2026-11-25T05:00:00Z)'],
		['2028-11-24T17:00:00Z', 'in 731 days: 2028-11-24 18:00:00 CET (2028-11-24T17:00:00Z)'],
		['2029-11-24T17:00:00Z', 'in 3 years: 2029-11-24 18:00:00 CET (2029-11-24T17:00:00Z)'],
		['2026-11-21T17:00:00Z', '3 days ago: 2026-11-21 18:00:00 CET (2026-11-21T17:00:00Z)'],
		['soon', 'soon'],
	] as const) {
		assert.equal(describe(text), expected);
	}

	assert.equal(describeExpiry(undefined, clock), 'never');
});

test('a length is shown as it was typed for the next half minute', () => {
	for (const text of ['2h', '12h', '90d', '400d', '3y']) {
		const later = {...clock, now: now + 29_999};
		assert.equal(describeExpiry(parsed(text), later), describe(parsed(text)), text);
	}
});
