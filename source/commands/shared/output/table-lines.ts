import {cut, padEnd, widthOf} from '../../../terminal/cut.js';

/**
One column of a table, and how it may become narrower to fit a terminal. In a pipe nothing is cut.
*/
export type TableColumn = {
	/**
	The head of the column, in capitals.
	*/
	readonly title: string;
	/**
	`end`: text is cut at its end, with an ellipsis. A number: that many cells from the beginning stand for the whole, as for ids. Undefined: never cut.
	*/
	readonly narrow?: 'end' | number | undefined;
	/**
	For a column that is cut at its end: its share of the width, where the other such columns have 1.
	*/
	readonly share?: number | undefined;
	/**
	Makes the cell of a row, by its index from 0, when its text is wider than the `room` in cells. It is cut when it is still too wide.
	*/
	readonly narrowed?: ((row: number, room: number) => string) | undefined;
};

const gap = 2;
// With fewer cells a text column would say too little, so ids are shortened first.
const comfortable = 24;
const leastCells = 6;

/**
The lines of a table: the heads, then the rows, aligned, with two spaces between columns. `width` is the terminal's, in cells; undefined where nothing may be cut. The cells must have gone through `display()`.

@yields One line, without its line break.
*/
export function * tableLines(columns: readonly TableColumn[], rows: ReadonlyArray<readonly string[]>, width: number | undefined): Generator<string, void, undefined> {
	const natural = columns.map(({title}, index) => widest([title, ...rows.map(cells => cells[index] ?? '')]));
	const widths = width === undefined ? natural : fit(columns, natural, width);
	for (const [number, cells] of [columns.map(({title}) => title), ...rows].entries()) {
		const line = columns
			.map(({narrow, narrowed}, index) => {
				const room = widths[index]!;
				const whole = cells[index] ?? '';
				const text = narrowed && number > 0 && widthOf(whole) > room ? narrowed(number - 1, room) : whole;
				const shown = widthOf(text) <= room ? text : cut(text, room, typeof narrow === 'number' ? '' : '…');
				return index === columns.length - 1 ? shown : padEnd(shown, room);
			})
			.join(' '.repeat(gap))
			.trimEnd();
		yield width === undefined ? line : cut(line, width);
	}
}

/**
The widths of the columns in a terminal. Text columns share what the others leave, and the widest is cut first. Ids are shortened only where text columns would otherwise be too narrow.
*/
function fit(columns: readonly TableColumn[], natural: readonly number[], width: number): readonly number[] {
	const room = width - (gap * (columns.length - 1));
	const whole = withTextColumns(columns, natural, room);
	const isCramped = columns.some(({narrow}, index) => narrow === 'end' && whole[index]! < Math.min(natural[index]!, comfortable));
	if (!isCramped) {
		return whole;
	}

	return withTextColumns(columns, natural.map((cells, index) => {
		const narrow = columns[index]?.narrow;
		return typeof narrow === 'number' ? Math.min(cells, Math.max(narrow, widthOf(columns[index]!.title))) : cells;
	}), room);
}

function withTextColumns(columns: readonly TableColumn[], natural: readonly number[], room: number): readonly number[] {
	const capped = (cap: number) => natural.map((cells, index) => columns[index]?.narrow === 'end' ? Math.min(cells, Math.floor(cap * (columns[index].share ?? 1))) : cells);
	let cap = Math.max(...natural);
	while (cap > leastCells && sum(capped(cap)) > room) {
		cap--;
	}

	// The cells that are left do not suffice to widen every column by one, so the first columns get them.
	const widths = [...capped(cap)];
	let left = room - sum(widths);
	for (const [index, cells] of widths.entries()) {
		const isCut = columns[index]?.narrow === 'end' && cells < natural[index]!;
		const more = isCut ? Math.min(left, natural[index]! - cells) : 0;
		widths[index] = cells + more;
		left -= more;
	}

	return widths;
}

function widest(texts: readonly string[]): number {
	let most = 0;
	for (const text of texts) {
		most = Math.max(most, widthOf(text));
	}

	return most;
}

function sum(numbers: readonly number[]): number {
	let total = 0;
	for (const number of numbers) {
		total += number;
	}

	return total;
}
