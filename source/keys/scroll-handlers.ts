import type {KeyHandlers} from '../session/app-context.js';

/**
The handlers for the keys that scroll a text of `count` lines in `height` rows, on a screen where the arrow keys do something else. They call `scroll` with the number of lines, which is negative for up: two fewer than the rows, so that two lines stay visible, and at least one. If the text fits, no key scrolls down.
*/
export function scrollHandlers({count, height}: {readonly count: number; readonly height: number}, scroll: (by: number) => void): KeyHandlers {
	const page = Math.max(1, height - 2);
	return {
		...(count > height && {
			'scroll-down'() {
				scroll(page);
			},
		}),
		'scroll-up'() {
			scroll(-page);
		},
	};
}
