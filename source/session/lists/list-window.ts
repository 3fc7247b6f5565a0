/**
The position in a list: the id under the cursor, its row, and the first row that is shown. Rows count from 0.
*/
export type ListPosition = {
	readonly cursorId: string | undefined;
	readonly cursor: number;
	readonly top: number;
};

export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'half-page-up' | 'half-page-down' | 'first' | 'last';

export const startOfList: ListPosition = {cursorId: undefined, cursor: 0, top: 0};

/**
The rows to draw: `from` inclusive, `to` exclusive.
*/
export type ListWindow = {
	readonly from: number;
	readonly to: number;
};

/**
Adapts a position to the present rows.

The cursor follows its id when a refresh, a sort or a filter moves it; when the id is gone, the cursor stays on its row, or goes to the last one. The window stays where it was as long as the cursor is inside it, and it is full when there are enough rows.
*/
export function settle(position: ListPosition, ids: readonly string[], height: number): ListPosition {
	if (ids.length === 0) {
		// The id is kept, so that a filter that matches nothing for a moment does not lose the place.
		return {cursorId: position.cursorId, cursor: 0, top: 0};
	}

	const cursor = rowOf(position, ids);
	const rows = Math.max(1, height);
	const highestTop = Math.max(0, ids.length - rows);
	const top = Math.min(Math.max(Math.min(position.top, cursor), cursor - rows + 1, 0), highestTop);
	return {cursorId: ids[cursor], cursor, top};
}

function rowOf(position: ListPosition, ids: readonly string[]): number {
	if (position.cursorId !== undefined) {
		if (ids[position.cursor] === position.cursorId) {
			return position.cursor;
		}

		const row = ids.indexOf(position.cursorId);
		if (row !== -1) {
			return row;
		}
	}

	return Math.min(Math.max(position.cursor, 0), ids.length - 1);
}

/**
The position after a move. A move beyond an end stops there; nothing wraps around. At its edge the window moves only as far as the cursor goes.
*/
export function move(position: ListPosition, step: Move, ids: readonly string[], height: number): ListPosition {
	const from = settle(position, ids, height);
	const page = Math.max(1, height - 1);
	const half = Math.max(1, Math.floor(height / 2));
	const steps: Record<Move, number> = {
		up: from.cursor - 1,
		down: from.cursor + 1,
		'page-up': from.cursor - page,
		'page-down': from.cursor + page,
		'half-page-up': from.cursor - half,
		'half-page-down': from.cursor + half,
		first: 0,
		last: ids.length - 1,
	};
	const cursor = Math.min(Math.max(steps[step], 0), Math.max(ids.length - 1, 0));
	return settle({cursorId: ids[cursor], cursor, top: from.top}, ids, height);
}

export function windowOf(position: ListPosition, length: number, height: number): ListWindow {
	return {from: position.top, to: Math.min(length, position.top + Math.max(1, height))};
}
