import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {addMonths, isCalendarDay} from '../../../source/tokens/time/calendar-day.js';
import {timeOfWallClock, wallClockAt} from '../../../source/tokens/time/wall-clock.js';

const at = (text: string) => Date.parse(`${text}Z`);
const hour = 3_600_000;

const someZone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Africa/Casablanca');

test('the wall clock', () => {
	for (const [time, timeZone, shown] of [
		['2027-01-31T18:00:00', 'Europe/Berlin', '2027-01-31T19:00:00'],
		['2027-07-31T18:00:00.999', 'Europe/Berlin', '2027-07-31T20:00:00'],
		['2027-01-01T00:00:00', 'America/New_York', '2026-12-31T19:00:00'],
		['2027-01-01T00:00:00', 'Pacific/Kiritimati', '2027-01-01T14:00:00'],
		['2027-01-01T00:00:00', 'UTC', '2027-01-01T00:00:00'],
	] as const) {
		assert.equal(wallClockAt(at(time), timeZone), at(shown), `${time} in ${timeZone}`);
	}
});

test('a time that the clock skips is read as the later time, one that it shows twice as the earlier', () => {
	for (const [shown, timeZone, time] of [
		['2027-03-28T01:59:59', 'Europe/Berlin', '2027-03-28T00:59:59'],
		['2027-03-28T02:00:00', 'Europe/Berlin', '2027-03-28T01:00:00'],
		['2027-03-28T02:30:00', 'Europe/Berlin', '2027-03-28T01:30:00'],
		['2027-03-28T03:00:00', 'Europe/Berlin', '2027-03-28T01:00:00'],
		['2027-10-31T01:59:59', 'Europe/Berlin', '2027-10-30T23:59:59'],
		['2027-10-31T02:30:00', 'Europe/Berlin', '2027-10-31T00:30:00'],
		['2027-10-31T03:00:00', 'Europe/Berlin', '2027-10-31T02:00:00'],
		['2027-03-14T02:30:00', 'America/New_York', '2027-03-14T07:30:00'],
		['2027-11-07T01:30:00', 'America/New_York', '2027-11-07T05:30:00'],
		// A change of half an hour, in the southern hemisphere.
		['2027-10-03T02:15:00', 'Australia/Lord_Howe', '2027-10-02T15:45:00'],
		['2027-04-04T01:45:00', 'Australia/Lord_Howe', '2027-04-03T14:45:00'],
	] as const) {
		assert.equal(new Date(timeOfWallClock(at(shown), timeZone)).toISOString(), new Date(at(time)).toISOString(), `${shown} in ${timeZone}`);
	}
});

test('a time of the clock is read as the first time at which the clock shows it', () => {
	fc.assert(fc.property(fc.integer({min: at('2026-01-01T00:00:00') / 1000, max: at('2037-01-01T00:00:00') / 1000}), someZone, (seconds, timeZone) => {
		const time = seconds * 1000;
		const shown = wallClockAt(time, timeZone);
		const read = timeOfWallClock(shown, timeZone);
		assert.equal(wallClockAt(read, timeZone), shown);
		assert.ok(read <= time);
		assert.ok(time - read <= hour);
		assert.notEqual(wallClockAt(time - hour, timeZone) === shown, read === time);
	}));
});

test('days that the calendar has', () => {
	for (const [text, expected] of [
		['2027-02-28', true],
		['2028-02-29', true],
		['2027-02-29', false],
		['2027-02-30', false],
		['2027-13-01', false],
		['2027-00-10', false],
		['2027-1-1', false],
		['2027-01-01T00:00', false],
		['', false],
	] as const) {
		assert.equal(isCalendarDay(text), expected, text);
	}
});

test('adding months keeps the day, or gives the last day of a shorter month', () => {
	for (const [from, months, to] of [
		['2026-11-24T18:00:01', 3, '2027-02-24T18:00:01'],
		['2026-11-30T18:00:00', 3, '2027-02-28T18:00:00'],
		['2027-11-30T18:00:00', 3, '2028-02-29T18:00:00'],
		['2028-02-29T00:00:00', 12, '2029-02-28T00:00:00'],
		['2026-01-31T00:00:00', 1, '2026-02-28T00:00:00'],
		['2026-01-31T00:00:00', 0, '2026-01-31T00:00:00'],
	] as const) {
		assert.equal(addMonths(at(from), months), at(to), `${from} and ${months}`);
	}
});
