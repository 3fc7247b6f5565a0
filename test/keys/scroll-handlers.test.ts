import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {scrollHandlers} from '../../source/keys/scroll-handlers.js';

const place = fc.record({count: fc.nat(100), height: fc.integer({min: 1, max: 40})});
const ids = ['scroll-down', 'scroll-up', 'down', 'up', 'half-page-down', 'half-page-up', 'last', 'first'] as const;

test('the keys scroll by a line, by half of the rows, by two lines fewer than there are rows, or to an end; a text that fits does not scroll down', () => {
	fc.assert(fc.property(place, ({count, height}) => {
		const scrolled: number[] = [];
		const handlers = scrollHandlers({count, height}, by => {
			scrolled.push(by);
		});
		for (const id of ids) {
			const handler = handlers[id];
			if (typeof handler === 'function') {
				handler();
			}
		}

		const page = height <= 3 ? 1 : height - 2;
		const half = height <= 3 ? 1 : Math.floor(height / 2);
		assert.deepEqual(scrolled, count > height ? [page, -page, 1, -1, half, -half, count, -count] : [-page]);
	}));
});

test('the footer names the key for further lines only while there are some below', () => {
	const hasHint = (top: number) => typeof scrollHandlers({count: 30, height: 10, top}, () => undefined)['scroll-down'] === 'function';
	assert.deepEqual([0, 20, 21].map(top => hasHint(top)), [true, true, false]);
});
