import {filterUses} from '../source/tokens/filter/fields.js';

const inCell = (text: string): string => text.replaceAll('|', String.raw`\|`);

/**
The fields of the filter language as a Markdown table, for docs/filter.md. A `|` inside a cell is escaped, even in code (GitHub Flavored Markdown Spec, 4.10).
*/
export function filterTable(): string {
	const rows = filterUses.map(({example, meaning}) => `| \`${inCell(example)}\` | ${inCell(meaning)} |`);
	return ['| Field | Finds |', '| --- | --- |', ...rows].join('\n');
}
