import type {KeyHandlers} from '../session/app-context.js';
import type {Move} from '../session/lists/list-window.js';
import {moveHandlers} from './move-handlers.js';

type ScrolledText = {
	/**
	How many lines the text has.
	*/
	readonly count: number;
	/**
	Rows for it.
	*/
	readonly height: number;
	/**
	The first line shown. Where it is given, the footer names no key for further lines once the last line is shown.
	*/
	readonly top?: number;
};

/**
The handlers for the keys that scroll a text, on a screen where the arrow keys may do something else. They call `scroll` with the number of lines, which is negative for up. A page is two lines fewer than the rows, so that two lines stay visible, and at least one. If the text fits, no key scrolls down.
*/
export function scrollHandlers({count, height, top = 0}: ScrolledText, scroll: (by: number) => void): KeyHandlers {
	const page = Math.max(1, height - 2);
	const half = Math.max(1, Math.floor(height / 2));
	const steps: Readonly<Record<Move, number>> = {
		up: -1,
		down: 1,
		'page-up': -page,
		'page-down': page,
		'half-page-up': -half,
		'half-page-down': half,
		first: -count,
		last: count,
	};
	const to = (move: Move) => () => {
		scroll(steps[move]);
	};

	return {
		...(count > height && moveHandlers(move => {
			scroll(steps[move]);
		})),
		// Where not all lines fit, the last row says how many are left, so it shows none.
		...(count > height && top + height - 1 < count && {'scroll-down': to('page-down')}),
		'scroll-up': to('page-up'),
	};
}
