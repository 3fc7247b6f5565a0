import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {statusOf} from '../../../source/tokens/status.js';
import {suspendedDescription, suspendedSince, withoutSuspensionMark} from '../../../source/tokens/suspension/suspended-description.js';
import {now, someToken} from '../../helpers/tokens/arbitraries.js';

test('the mark of a suspended token', () => {
	for (const [description, suspended] of [
		['telegraf edge-08', 'telegraf edge-08 [suspended 2026-11-24]'],
		['', ' [suspended 2026-11-24]'],
		['loader ', 'loader  [suspended 2026-11-24]'],
		['loader [suspended 2026-01-02]', 'loader [suspended 2026-11-24]'],
		['loader [suspended 2026-01-02] [suspended 2026-01-03]', 'loader [suspended 2026-11-24]'],
		['loader [suspended 2026-01-02] again', 'loader [suspended 2026-01-02] again [suspended 2026-11-24]'],
		['loader [suspended]', 'loader [suspended] [suspended 2026-11-24]'],
		['loader [suspended 2026-01-02]\n', 'loader [suspended 2026-01-02]\n [suspended 2026-11-24]'],
		['loader [rotated 2026-01-02]', 'loader [rotated 2026-01-02] [suspended 2026-11-24]'],
	] as const) {
		assert.equal(suspendedDescription(description, '2026-11-24'), suspended);
	}
});

test('the day since which a token is suspended', () => {
	for (const [description, day] of [
		['loader [suspended 2026-01-02]', '2026-01-02'],
		['loader [suspended 2026-01-02] [suspended 2026-01-03]', '2026-01-03'],
		['loader [suspended 2026-02-30]', undefined],
		['loader[suspended 2026-01-02]', undefined],
		['loader [suspended 2026-01-02] ', undefined],
		['loader', undefined],
	] as const) {
		assert.equal(suspendedSince(description), day);
	}
});

test('a day that the calendar does not have throws a RangeError', () => {
	for (const day of ['2026-02-30', '2026-2-3', '2026-01-02T00:00:00Z', '']) {
		assert.throws(() => suspendedDescription('loader', day), RangeError);
	}
});

test('a resume gives back the description byte for byte, and the status follows', () => {
	const someDay = fc.date({noInvalidDate: true, min: new Date('2020-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z')}).map(date => date.toISOString().slice(0, 10));
	const someDescription = fc.oneof(
		fc.string({unit: 'binary'}),
		fc.array(fc.constantFrom(' ', '[suspended ', ' [suspended 2026-01-02]', '2026-01-02', ']', 'x', '\n')).map(parts => parts.join('')),
	);
	fc.assert(fc.property(someToken, someDescription, someDay, someDay, (token, description, day, later) => {
		const suspended = suspendedDescription(description, day);
		assert.equal(suspendedSince(suspended), day);
		assert.equal(statusOf({
			id: token.id, description: suspended, permissions: [], createdAt: token.createdAt,
		}, now), 'suspended');
		assert.equal(withoutSuspensionMark(suspended), withoutSuspensionMark(description));
		assert.equal(suspendedDescription(suspended, later), suspendedDescription(description, later));
		if (suspendedSince(description) === undefined) {
			assert.equal(withoutSuspensionMark(suspended), description);
		}
	}));
});
