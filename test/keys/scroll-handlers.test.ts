import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {scrollHandlers} from '../../source/keys/scroll-handlers.js';

const place = fc.record({count: fc.nat(100), height: fc.integer({min: 1, max: 40})});

test('both keys scroll by a page that keeps two rows in sight, and by one line where the place is too low for that', () => {
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
