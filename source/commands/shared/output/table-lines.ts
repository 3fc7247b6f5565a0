import {cut, padEnd, widthOf} from '../../../terminal/cut.js';

/**
How a table may be made narrower to fit a terminal. In a pipe nothing is ever cut.
*/
export type TableColumn = {
	/**
	Its head, in capitals.
	*/
	readonly title: string;
	/**
	`end`: cut at its end, with an ellipsis. A number: the first so many cells stand for the whole, as with ids. Undefined: never cut.
	*/
	readonly narrow?: 'end' | number | undefined;
	/**
	Of columns that are cut at their end: how much it gets where another one gets 1.
	*/
	readonly share?: number | undefined;
};

const gap = 2;
// A text column that would get fewer cells tells so little that ids give way first.
const comfortable = 24;
const leastCells = 6;

/**
A table's lines: the heads, then the rows, aligned, two spaces between. `width` is the terminal's, in cells; undefined where nothing may be cut. The cells have gone through `display()`.

@yields Each without its line break.
*/
export function * tableLines(columns: readonly TableColumn[], rows: ReadonlyArray<readonly string[]>, width: number | undefined): Generator<string, void, undefined> {
	const natural = columns.map(({title}, index) => widest([title, ...rows.map(cells => cells[index] ?? '')]));
	const widths = width === undefined ? natural : fit(columns, natural, width);
	for (const cells of [columns.map(({title}) => title), ...rows]) {
		const line = columns
			.map(({narrow}, index) => {
				const text = cells[index] ?? '';
				const room = widths[index]!;
				const shown = widthOf(text) <= room ? text : cut(text, room, typeof narrow === 'number' ? '' : '…');
				return index === columns.length - 1 ? shown : padEnd(shown, room);
			})
			.join(' '.repeat(gap))
			.trimEnd();
		yield width === undefined ? line : cut(line, width);
	}
}

/**
The widths of columns in a terminal: text columns share what the others leave, the widest giving way first; ids are shortened only where that leaves text columns too little.
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

	// What one step more for each has no room for is given to the first ones.
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
