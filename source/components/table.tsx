import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import type {Glyphs} from '../theme/glyphs.js';
import {useTheme} from '../theme/theme-context.js';
import {cut, padEnd, padStart} from '../terminal/cut.js';
import {gutter} from './gutter.js';
import type {TableColumn, TableRow} from './table-row.js';
import {TableRowView, gap} from './table-row-view.js';

type Props = {
	readonly columns: readonly TableColumn[];
	/**
	The rows to mount: only those in the list's window, never all.
	*/
	readonly rows: readonly TableRow[];
	readonly cursorId: string | undefined;
	/**
	The `key` of the row under the cursor, where several rows may have its id.
	*/
	readonly cursorKey?: string | undefined;
};

/**
A table without ruled lines. Two cells separate the columns, words are aligned left and numbers right, and the row under the cursor is inverse.
*/
export function Table({columns, rows, cursorId, cursorKey = cursorId}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		const sortedBy = columns.find(({sorted}) => sorted !== undefined);
		return (
			<Box flexDirection='column'>
				{sortedBy ? <Text>{`Sorted by ${sortedBy.title.toLowerCase()}, ${sortedBy.sorted}`}</Text> : undefined}
				{rows.map(row => <Text key={row.key ?? row.id}>{rowInWords(row, {columns, isSelected: (row.key ?? row.id) === cursorKey, glyphs})}</Text>)}
			</Box>
		);
	}

	return (
		<Box flexDirection='column' flexShrink={0}>
			<Box flexShrink={0}>
				<Text {...styles.muted} wrap='truncate'>{`${' '.repeat(gutter)}${columns.map(column => headOf(column, glyphs)).join(gap)}`}</Text>
			</Box>
			{rows.map(row => <TableRowView key={row.key ?? row.id} row={row} columns={columns} isSelected={(row.key ?? row.id) === cursorKey}/>)}
		</Box>
	);
}

/**
A row in words for a screen reader, such as `selected, marked, status active, description telegraf`. Each cell follows its column's title and is not cut.
*/
function rowInWords(row: TableRow, {columns, isSelected, glyphs}: {readonly columns: readonly TableColumn[]; readonly isSelected: boolean; readonly glyphs: Glyphs}): string {
	return [
		isSelected ? glyphs.cursor : '',
		row.isMarked ? glyphs.mark : '',
		...columns.map(({title}, index) => {
			const text = row.cells[index]?.text ?? '';
			return text === '' ? '' : `${title.toLowerCase()} ${text}`;
		}),
	].filter(part => part !== '').join(', ');
}

function headOf({title, width, isNumber, sorted}: TableColumn, glyphs: {readonly ascending: string; readonly descending: string; readonly ellipsis: string}): string {
	const text = cut(sorted ? `${title} ${glyphs[sorted]}` : title, width, glyphs.ellipsis);
	return isNumber ? padStart(text, width) : padEnd(text, width);
}
