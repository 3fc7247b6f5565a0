import type {KeyHandlers} from '../session/app-context.js';

/**
The keys that scroll a text of `count` lines in a place of `height` rows, where the arrow keys do something else. `scroll` gets the number of lines, negative for up: a page, but for two rows that stay in sight. A text that fits has no key to scroll down.
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
