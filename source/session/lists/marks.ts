/**
Marked token ids. A range that is open marks the rows between its start and the cursor.
*/
export type Marks = {
	readonly ids: ReadonlySet<string>;
	readonly range: OpenRange | undefined;
};

type OpenRange = {
	/**
	The id under the cursor when `v` was pressed.
	*/
	readonly start: string;
	/**
	The ids that were marked before it: they stay marked when the range becomes shorter.
	*/
	readonly before: ReadonlySet<string>;
};

export const noMarks: Marks = {ids: new Set(), range: undefined};

/**
Marks a token, or takes its mark away. An open range closes.
*/
export function toggleMark(marks: Marks, id: string): Marks {
	const ids = new Set(marks.ids);
	if (!ids.delete(id)) {
		ids.add(id);
	}

	return {ids, range: undefined};
}

/**
Opens a range at `id`, which is marked, or closes the range that is open: the rows that it marks stay marked. Where the list no longer shows the start, a new range opens at `id`.
*/
export function markRange(marks: Marks, id: string, shownIds: readonly string[]): Marks {
	return marks.range && shownIds.includes(marks.range.start)
		? {...growRange(marks, id, shownIds), range: undefined}
		: growRange({...marks, range: {start: id, before: marks.ids}}, id, shownIds);
}

/**
The marks after the cursor has moved to `id`: an open range marks all rows between its start and the cursor, both included, and no others. Where the list no longer shows one of the two, and without an open range, the marks stay as they are.
*/
export function growRange(marks: Marks, id: string | undefined, shownIds: readonly string[]): Marks {
	if (!marks.range || id === undefined) {
		return marks;
	}

	const start = shownIds.indexOf(marks.range.start);
	const end = shownIds.indexOf(id);
	return start === -1 || end === -1 ? marks : {...marks, ids: new Set([...marks.range.before, ...shownIds.slice(Math.min(start, end), Math.max(start, end) + 1)])};
}

/**
Marks every shown row, or, when all of them are marked already, unmarks them.
*/
export function markAll(marks: Marks, shownIds: readonly string[]): Marks {
	const shown = new Set(shownIds);
	const areAllMarked = shown.size > 0 && shown.isSubsetOf(marks.ids);
	return {ids: areAllMarked ? marks.ids.difference(shown) : marks.ids.union(shown), range: undefined};
}

/**
Drops the marks on tokens that are no longer there, so that a later revoke cannot reach a token that the person does not see.
*/
export function keepMarks(marks: Marks, isThere: (id: string) => boolean): Marks {
	const ids = [...marks.ids].filter(id => isThere(id));
	if (ids.length === marks.ids.size) {
		return marks;
	}

	const range = marks.range && isThere(marks.range.start) ? {...marks.range, before: new Set([...marks.range.before].filter(id => isThere(id)))} : undefined;
	return {ids: new Set(ids), range};
}
