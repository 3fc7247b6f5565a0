import type {Move} from '../session/lists/list-window.js';
import type {KeyHandlers} from '../session/app-context.js';

/**
The handlers for the keys that move the cursor of a list, both while the list has the keys and while its filter takes the letters.
*/
export function moveHandlers(onMove: (move: Move) => void): KeyHandlers {
	const to = (move: Move) => () => {
		onMove(move);
	};

	return {
		up: to('up'),
		down: to('down'),
		'page-up': to('page-up'),
		'page-down': to('page-down'),
		'half-page-up': to('half-page-up'),
		'half-page-down': to('half-page-down'),
		first: to('first'),
		last: to('last'),
		'filter-up': to('up'),
		'filter-down': to('down'),
		'filter-page-up': to('page-up'),
		'filter-page-down': to('page-down'),
	};
}
