import {Box, Text} from 'ink';
import {memo, type ReactNode} from 'react';
import {useTheme} from '../theme/theme-context.js';
import {cut, padEnd, padStart} from '../terminal/cut.js';
import type {TableColumn, TableRow} from './table-row.js';

type Props = {
	readonly row: TableRow;
	readonly columns: readonly TableColumn[];
	/**
	Whether it is the row under the cursor.
	*/
	readonly isSelected: boolean;
};

/**
The blanks between two columns.
*/
export const gap = '  ';

/**
One row of a table. It is drawn anew only where it looks different, so a move of the cursor draws two rows and not the whole list.
*/
export const TableRowView = memo(({row, columns, isSelected}: Props) => {
	const {styles, glyphs} = useTheme();
	// Cells without a style of their own stand in one text, because each further one costs a layout.
	const parts: ReactNode[] = [];
	let plain = `${isSelected ? glyphs.cursor : ' '}${row.isMarked ? glyphs.mark : ' '} `;
	for (const [index, {title, width, isNumber}] of columns.entries()) {
		const {text = '', meaning} = row.cells[index] ?? {};
		const fitted = cut(text, width, glyphs.ellipsis);
		const cell = `${isNumber ? padStart(fitted, width) : padEnd(fitted, width)}${index < columns.length - 1 ? gap : ''}`;
		if (meaning && !isSelected) {
			parts.push(plain, <Text key={title} {...styles[meaning]}>{cell}</Text>);
			plain = '';
		} else {
			plain += cell;
		}
	}

	return (
		<Box flexShrink={0}>
			<Text inverse={isSelected} wrap='truncate'>
				{parts}
				{plain}
			</Text>
		</Box>
	);
}, isSameRow);

function isSameRow(before: Props, after: Props): boolean {
	return before.isSelected === after.isSelected
		&& before.row.isMarked === after.row.isMarked
		&& areEqual(before.columns, after.columns, (one, other) => one.width === other.width && one.isNumber === other.isNumber && one.title === other.title)
		&& areEqual(before.row.cells, after.row.cells, (one, other) => one.text === other.text && one.meaning === other.meaning);
}

function areEqual<Item>(before: readonly Item[], after: readonly Item[], isEqual: (one: Item, other: Item) => boolean): boolean {
	return before === after || (before.length === after.length && before.every((item, index) => isEqual(item, after[index]!)));
}
