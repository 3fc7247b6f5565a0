/**
Marked token ids, and the row where a range began.
*/
export type Marks = {
	readonly ids: ReadonlySet<string>;
	/**
	The id under the cursor when `v` was pressed; the next `v` marks every row between the two.
	*/
	readonly rangeStart: string | undefined;
};

export const noMarks: Marks = {ids: new Set(), rangeStart: undefined};

export function toggleMark(marks: Marks, id: string): Marks {
	const ids = new Set(marks.ids);
	if (!ids.delete(id)) {
		ids.add(id);
	}

	return {...marks, ids};
}

/**
Starts a range at `id`, or ends the range that was started: it marks all rows between the two, both included. Where the list no longer shows the start, a new range starts at `id`.
*/
export function markRange(marks: Marks, id: string, shownIds: readonly string[]): Marks {
	const start = marks.rangeStart === undefined ? -1 : shownIds.indexOf(marks.rangeStart);
	const end = shownIds.indexOf(id);
	if (start === -1 || end === -1) {
		return {...marks, rangeStart: id};
	}

	const between = shownIds.slice(Math.min(start, end), Math.max(start, end) + 1);
	return {ids: new Set([...marks.ids, ...between]), rangeStart: undefined};
}

/**
Marks every shown row, or, when all of them are marked already, unmarks them.
*/
export function markAll(marks: Marks, shownIds: readonly string[]): Marks {
	const shown = new Set(shownIds);
	const areAllMarked = shown.size > 0 && shown.isSubsetOf(marks.ids);
	return {ids: areAllMarked ? marks.ids.difference(shown) : marks.ids.union(shown), rangeStart: undefined};
}

/**
Drops the marks on tokens that are no longer there, so that a later revoke cannot reach a token that the person does not see.
*/
export function keepMarks(marks: Marks, isThere: (id: string) => boolean): Marks {
	const ids = [...marks.ids].filter(id => isThere(id));
	const rangeStart = marks.rangeStart !== undefined && isThere(marks.rangeStart) ? marks.rangeStart : undefined;
	return ids.length === marks.ids.size && rangeStart === marks.rangeStart ? marks : {ids: new Set(ids), rangeStart};
}
