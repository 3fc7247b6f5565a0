import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {nextPolling, startPolling, type PollEvent} from '../../../source/api/sign-in/polling.js';

const event: fc.Arbitrary<PollEvent> = fc.oneof(
	fc.constantFrom<PollEvent>({kind: 'pending'}, {kind: 'slow-down'}, {kind: 'no-answer'}),
	fc.nat(120_000).map((retryAfter): PollEvent => ({kind: 'no-answer', retryAfter})),
);

test('the polling begins with the provider\'s interval, or five seconds, and ends with its code', () => {
	assert.deepEqual(startPolling({interval: undefined, expiresIn: 1800, now: 1000}), {interval: 5000, wait: 5000, deadline: 1_801_000});
	assert.deepEqual(startPolling({interval: 7, expiresIn: 60, now: 0}), {interval: 7000, wait: 7000, deadline: 60_000});
	// A provider that asks for no pause, or for one of a year, gets neither.
	assert.deepEqual(startPolling({interval: 0, expiresIn: 0, now: 0}), {interval: 1000, wait: 1000, deadline: 1000});
	assert.deepEqual(startPolling({interval: 1e9, expiresIn: 1e12, now: 0}), {interval: 60_000, wait: 60_000, deadline: 86_400_000});
});

test('it never becomes faster, each slow_down adds five seconds, and a request without an answer halves the pace, at most to a minute', () => {
	fc.assert(fc.property(fc.option(fc.nat(1000), {nil: undefined}), fc.nat(100_000), fc.array(event), (interval, expiresIn, events) => {
		const start = startPolling({interval, expiresIn, now: 0});
		let polling = start;
		for (const each of events) {
			const next = nextPolling(polling, each);
			assert.equal(next.deadline, start.deadline);
			assert.ok(next.interval >= polling.interval);
			assert.ok(next.wait >= next.interval);
			assert.ok(next.wait >= 1000);
			assert.equal(next.interval - polling.interval === 5000 || each.kind !== 'slow-down', true);
			if (each.kind === 'pending') {
				assert.equal(next.interval, polling.interval);
			} else if (each.kind === 'no-answer') {
				assert.equal(next.interval, Math.max(polling.interval, Math.min(60_000, 2 * polling.interval)));
				assert.equal(next.wait, Math.max(next.interval, each.retryAfter ?? 0));
			}

			polling = next;
		}
	}));
});
