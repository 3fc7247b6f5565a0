import assert from 'node:assert/strict';
import {test} from 'node:test';
import {untilWords} from '../../../source/tokens/time/until-words.js';

test('an end within a day is a time of day, a later one a date, in the local zone or in UTC', () => {
	const now = Date.parse('2026-03-02T22:50:00Z');
	const context = {now, timeZone: 'Europe/Berlin'};
	for (const [after, local, utc] of [
		[0, '23:50', '22:50 UTC'],
		[20 * 60_000, '00:10', '23:10 UTC'],
		[-60_000, '23:49', '22:49 UTC'],
		[86_400_000, '2026-03-03', '2026-03-03 UTC'],
		[86_400_000 + (20 * 60_000), '2026-03-04', '2026-03-03 UTC'],
	] as const) {
		assert.equal(untilWords(now + after, {...context, form: 'relative'}), local);
		assert.equal(untilWords(now + after, {...context, form: 'local'}), local);
		assert.equal(untilWords(now + after, {...context, form: 'utc'}), utc);
	}
});
