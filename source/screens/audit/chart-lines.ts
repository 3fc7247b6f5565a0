import type {Bar, Chart} from '../../audit/charts/chart.js';
import {padEnd, widthOf} from '../../terminal/cut.js';
import type {Glyphs} from '../../theme/glyphs.js';

type Options = {
	/**
	Cells.
	*/
	readonly width: number;
	/**
	Rows of the bars.
	*/
	readonly height: number;
	readonly glyphs: Pick<Glyphs, 'levels' | 'noBar'>;
};

/**
The bars that stand apart from the others, because their numbers would make all others low.
*/
const apart = new Set(['never', 'unknown']);

const gap = 3;

/**
Draws the charts side by side: the rows of the bars, and a row that names the first and the last bar of each. Bars are two cells wide where the window has room for that. A chart that has no room is left out, from the last one on. None of the lines is wider than `width`.
*/
export function chartLines(charts: readonly Chart[], {width, height, glyphs}: Options): readonly string[] {
	const wide = charts.map(chart => chartBlock(chart, {height, glyphs, cells: 2}));
	const blocks = widthOfBlocks(wide) <= width ? wide : charts.map(chart => chartBlock(chart, {height, glyphs, cells: 1}));
	let count = blocks.length;
	while (count > 0 && widthOfBlocks(blocks.slice(0, count)) > width) {
		count--;
	}

	const drawn = blocks.slice(0, count);
	return count === 0
		? []
		: Array.from({length: height + 1}, (_, row) => drawn.map(({lines, cells}) => padEnd(lines[row]!, cells)).join(' '.repeat(gap)).trimEnd());
}

/**
The charts in words: `Age: 2026 Q1 3, 2026 Q2 12`. Bars without a token are left out.
*/
export function chartsInWords(charts: readonly Chart[]): readonly string[] {
	return charts.map(({title, bars}) => `${title}: ${bars.filter(({count}) => count > 0).map(({label, count}) => `${label} ${count}`).join(', ')}`);
}

type Block = {
	readonly lines: readonly string[];
	/**
	The cells of the widest line.
	*/
	readonly cells: number;
};

function widthOfBlocks(blocks: readonly Block[]): number {
	return blocks.reduce((sum, {cells}) => sum + cells, 0) + (gap * (blocks.length - 1));
}

function chartBlock({title, bars}: Chart, {height, glyphs, cells}: Omit<Options, 'width'> & {readonly cells: number}): Block {
	const drawn = bars.filter(({label}) => !apart.has(label));
	const others = bars.filter(({label, count}) => apart.has(label) && count > 0).map(({label, count}) => ` ${label} ${count}`).join('');
	const head = `${title.split(' ', 1)[0]!} `;
	const rows = barRows(drawn, height, glyphs).map(row => row.map(bar => bar.repeat(cells)).join(''));
	const lines = [
		...rows.map((row, index) => index === height - 1 ? `${head}${row}${others}` : `${' '.repeat(head.length)}${row}`),
		`${' '.repeat(head.length)}${endsOf(drawn, drawn.length * cells)}`,
	];
	return {lines, cells: Math.max(...lines.map(line => widthOf(line)))};
}

/**
The bars in rows, from the highest row to the lowest. The highest bar fills all rows, and each that has a token has some height.
*/
function barRows(bars: readonly Bar[], height: number, {levels, noBar}: Options['glyphs']): ReadonlyArray<readonly string[]> {
	const steps = [...levels];
	const most = Math.max(1, ...bars.map(({count}) => count));
	return Array.from({length: height}, (_, row) => bars.map(({count}) => {
		const filled = count === 0 ? 0 : Math.max(1, Math.round(count / most * steps.length * height));
		const here = filled - (steps.length * (height - 1 - row));
		if (here <= 0) {
			return row === height - 1 ? noBar : ' ';
		}

		return steps[Math.min(here, steps.length) - 1] ?? ' ';
	}));
}

/**
The labels of the first and the last bar below them. The first alone where both have no room.
*/
function endsOf(bars: readonly Bar[], width: number): string {
	const first = bars[0]?.label.replace(/^before /, '<') ?? '';
	const last = bars.length > 1 ? bars.at(-1)!.label : '';
	const room = width - widthOf(first) - widthOf(last);
	return room > 0 && last !== '' ? `${first}${' '.repeat(room)}${last}` : (widthOf(last) > 0 ? `${first} - ${last}` : first);
}
