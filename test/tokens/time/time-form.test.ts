import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {parseTime} from '../../../source/tokens/time/parse-time.js';
import {
	everyTimeForm,
	nextTimeForm,
	timeFormWords,
	timeText,
	timeTitle,
	timeWidth,
	twoTimeForms,
	type TimeForm,
} from '../../../source/tokens/time/time-form.js';

const now = Date.parse('2026-03-02T04:20:19Z');
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'];
const form = fc.constantFrom<TimeForm>('relative', 'local', 'utc');
const timeZone = fc.constantFrom(...zones);
const time = fc.integer({min: Date.parse('2015-01-01T00:00:00Z'), max: Date.parse('2099-12-31T23:59:59Z')});

test('the key t switches between three forms', () => {
	assert.deepEqual((['relative', 'local', 'utc'] as const).map(each => nextTimeForm(each)), ['local', 'utc', 'relative']);
});

test('one time in every form', () => {
	const text = '2023-03-02T04:20:19.123456Z';
	const of = (each: TimeForm, zone = 'Europe/Berlin') => ({form: each, now, timeZone: zone});
	const at = parseTime(text)!;
	assert.equal(timeText(at, of('relative')), '3 years ago');
	assert.equal(timeText(at, of('local')), '2023-03-02 05:20 CET');
	assert.equal(timeText(at, of('local', 'Asia/Kathmandu')), '2023-03-02 10:05 GMT+5:45');
	assert.equal(timeText(at, of('utc')), '2023-03-02 04:20 UTC');
	assert.equal(everyTimeForm(text, of('relative')), '3 years ago, 2023-03-02 05:20:19 CET (2023-03-02T04:20:19Z)');
	assert.equal(everyTimeForm(text, of('local')), '2023-03-02 05:20:19 CET (2023-03-02T04:20:19Z), 3 years ago');
	assert.equal(everyTimeForm(text, of('utc')), '2023-03-02T04:20:19Z (2023-03-02 05:20:19 CET), 3 years ago');
	assert.equal(twoTimeForms(text, of('relative')), '3 years ago, 2023-03-02T04:20:19Z');
	assert.equal(twoTimeForms(text, of('local')), '2023-03-02 05:20 CET, 3 years ago');
	assert.equal(twoTimeForms(text, of('utc')), '2023-03-02 04:20 UTC, 3 years ago');
	assert.equal(everyTimeForm('soon', of('utc')), 'soon');
	assert.equal(twoTimeForms('soon', of('utc')), 'soon');
	assert.deepEqual((['relative', 'local', 'utc'] as const).map(each => timeTitle('EXPIRES', each)), ['EXPIRES', 'EXPIRES (local)', 'EXPIRES (UTC)']);
	assert.equal(timeFormWords('local', 'Europe/Berlin'), 'Times are local: Europe/Berlin.');
});

test('every time of a list fits into its column, and so does the head with its arrow', () => {
	fc.assert(fc.property(time, form, timeZone, (at, each, zone) => {
		const context = {form: each, now, timeZone: zone};
		const width = timeWidth(context);
		assert.ok(timeText(at, context).length <= width, `${timeText(at, context)} in ${width}`);
		assert.ok(`${timeTitle('EXPIRES', each)} ▲`.length <= width);
	}));
});

test('an absolute time names its minute', () => {
	fc.assert(fc.property(time, timeZone, (at, zone) => {
		const utc = timeText(at, {form: 'utc', now, timeZone: zone});
		assert.equal(parseTime(`${utc.slice(0, 10)}T${utc.slice(11, 16)}:00Z`), Math.floor(at / 60_000) * 60_000);
		assert.equal(timeText(at, {form: 'local', now, timeZone: 'UTC'}), utc);
	}));
});
