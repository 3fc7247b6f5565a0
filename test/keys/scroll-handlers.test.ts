import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {scrollHandlers} from '../../source/keys/scroll-handlers.js';

const place = fc.record({count: fc.nat(100), height: fc.integer({min: 1, max: 40})});

test('both keys scroll by two lines fewer than there are rows, and by at least one line', () => {
	fc.assert(fc.property(place, ({count, height}) => {
		const scrolled: number[] = [];
		const handlers = scrollHandlers({count, height}, by => {
			scrolled.push(by);
		});
		for (const handler of [handlers['scroll-down'], handlers['scroll-up']]) {
			if (typeof handler === 'function') {
				handler();
			}
		}

		const page = height <= 3 ? 1 : height - 2;
		assert.deepEqual(scrolled, count > height ? [page, -page] : [-page]);
	}));
});
