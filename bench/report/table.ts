import type {Figure, Section, Unit} from './section.js';
import {verdictOf} from './verdict.js';

const wholeFrom = 100;

/**
A value with three digits that count, so that neither 0.043 nor 12,345 is rounded away or looks more exact than it is.
*/
function digits(value: number): string {
	const size = Math.abs(value);
	return value.toFixed(size >= wholeFrom ? 0 : (size >= 10 ? 1 : 2));
}

const words: Readonly<Record<Unit, (value: number) => string>> = {
	ms: value => `${digits(value)} ms`,
	s: value => `${digits(value)} s`,
	MB: value => `${value.toFixed(0)} MB`, // eslint-disable-line @typescript-eslint/naming-convention -- a unit
	ratio: value => `${digits(value)} ×`,
	bytes: value => value.toFixed(0),
	count: value => value.toFixed(0),
};

/**
A figure as a cell of the table: `-` where there is none.
*/
export const figureText = ({value, unit}: Figure): string => value === undefined ? '-' : words[unit](value);

const aimText = ({unit}: Figure, most: number): string => unit === 'ratio' ? `${most} ×` : (unit === 'bytes' || unit === 'count' ? String(most) : `${most} ${unit}`);

function verdictText(figures: Readonly<Record<string, Figure>>): string {
	return Object.entries(figures)
		.flatMap(([title, figure]) => figure.aim ? [`${title} ${verdictOf(figure.value, figure.aim)} (at most ${aimText(figure, figure.aim.most)})`] : [])
		.join('; ');
}

/**
The cells of a section, line by line: first the titles of its columns, then its rows. The last column has the verdicts, if any figure has an aim.
*/
export function cellsOf({rows}: Section): ReadonlyArray<readonly string[]> {
	const titles = [...new Set(rows.flatMap(({figures}) => Object.keys(figures)))];
	const hasAims = rows.some(({figures}) => Object.values(figures).some(({aim}) => aim));
	return [
		['', ...titles, ...hasAims ? ['verdict'] : []],
		...rows.map(({what, figures}) => [
			what,
			...titles.map(title => figures[title] ? figureText(figures[title]) : ''),
			...hasAims ? [verdictText(figures)] : [],
		]),
	];
}

/**
A section as text for a terminal. The first column and the verdicts are aligned to the left, the figures to the right.
*/
export function sectionText(section: Section): string {
	const lines = cellsOf(section);
	const widths = lines[0]!.map((_, column) => Math.max(...lines.map(line => line[column]!.length)));
	const isLeft = (column: number) => column === 0 || lines[0]![column] === 'verdict';
	const table = lines.map(line => `  ${line.map((cell, column) => isLeft(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)).join('  ')}`.trimEnd());
	return [headOf(section), ...section.note ? [`  ${section.note}`] : [], ...table, ''].join('\n');
}

/**
A section as Markdown, with a heading of the second level.
*/
export function sectionMarkdown(section: Section): string {
	const [titles, ...lines] = cellsOf(section).map(line => `| ${line.map(cell => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`);
	const rule = `| ${cellsOf(section)[0]!.map((title, column) => column === 0 || title === 'verdict' ? '---' : '---:').join(' | ')} |`;
	return [`## ${headOf(section)}`, '', ...section.note ? [section.note, ''] : [], titles!, rule, ...lines, ''].join('\n');
}

const headOf = ({title, rounds}: Section): string => `${title}, ${rounds === 1 ? 'measured once' : `medians of ${rounds}`}`;
