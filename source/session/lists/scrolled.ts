import type {Move} from './list-window.js';

/**
The first line that a scrolling text shows after a move. `last` is the largest first line. A move beyond an end stops there.
*/
export function scrolled(top: number, move: Move, {height, last}: {readonly height: number; readonly last: number}): number {
	const page = Math.max(1, height - 2);
	const half = Math.max(1, Math.floor(height / 2));
	const steps: Record<Move, number> = {
		up: top - 1,
		down: top + 1,
		'page-up': top - page,
		'page-down': top + page,
		'half-page-up': top - half,
		'half-page-down': top + half,
		first: 0,
		last,
	};
	return Math.min(Math.max(steps[move], 0), last);
}
