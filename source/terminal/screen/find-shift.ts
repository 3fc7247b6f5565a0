import type {Shift} from './pen.js';

/**
A row is recognised by so much of its start, with its control sequences. Beside a list, the rest of a row may show something else that does not scroll.
*/
const lengthOfStart = 64;

/**
Fewer rows than these are drawn in no more bytes than it takes to move them.
*/
const fewest = 3;

const startOf = (row: string): string => row.slice(0, lengthOfStart);

/**
Finds the block of rows that stands higher or lower in the second frame than in the first, as a list does that has scrolled. Frames have the same number of rows. Rows that occur twice tell nothing. Where several blocks moved, it is the one with the most rows.
*/
export function findShift(before: readonly string[], after: readonly string[]): Shift | undefined {
	const places = new Map<string, number | undefined>();
	for (const [y, row] of before.entries()) {
		const start = startOf(row);
		places.set(start, places.has(start) ? undefined : y);
	}

	const moved = after.map((row, y) => ({y, from: places.get(startOf(row))}))
		.filter((row): row is {y: number; from: number} => row.from !== undefined && row.from !== row.y);
	const blocks = Map.groupBy(moved, ({y, from}) => from - y);
	const [by, rows] = [...blocks].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [0, []];
	if (rows.length < fewest) {
		return undefined;
	}

	const touched = rows.flatMap(({y, from}) => [y, from]);
	return {top: Math.min(...touched), bottom: Math.max(...touched), by};
}

/**
The rows as the terminal shows them after the shift.
*/
export function shifted(rows: readonly string[], {top, bottom, by}: Shift): readonly string[] {
	return rows.map((row, y) => {
		if (y < top || y > bottom) {
			return row;
		}

		return y + by < top || y + by > bottom ? '' : rows[y + by]!;
	});
}
