import {useWindowSize} from '../../components/use-window-size.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useTimes} from '../../session/use-times.js';
import {useTheme} from '../../theme/theme-context.js';
import type {HideableColumn} from '../../session/lists/tokens-view.js';
import {LetterMenu} from '../letter-menu.js';
import {roomFrom} from './token-columns.js';
import {listWidthOf} from './tokens-layout.js';

const choices: ReadonlyArray<{readonly letter: string; readonly column: HideableColumn; readonly label: string}> = [
	{letter: 's', column: 'status', label: 'Status'},
	{letter: 'i', column: 'id', label: 'Token ID'},
	{letter: 'b', column: 'databases', label: 'Databases'},
	{letter: 'c', column: 'created', label: 'Created At'},
	{letter: 'e', column: 'expires', label: 'Expires At'},
];

/**
Which columns the list of tokens shows: one letter each, and the list behind it follows at once. The description always stays.
*/
export function ColumnsMenu() {
	const {glyphs} = useTheme();
	const {view, dispatchView, now} = useClusterSession();
	const {columns} = useWindowSize();
	const {times} = useTimes(now);
	const listWidth = listWidthOf(columns, view.showsPreview);
	return (
		<LetterMenu
			title='Columns; the description stays' width={54} scope='columns'
			label='show or hide' choices={choices}
			text={({column, label}) => {
				const from = roomFrom(column, {sort: view.sort, hidden: view.hiddenColumns, times});
				return `${view.hiddenColumns.includes(column) ? glyphs.unticked : glyphs.ticked} ${label.padEnd(12)}${roomWords(from, {columns, listWidth})}`;
			}}
			onChoose={({column}) => {
				dispatchView({type: 'column-toggled', column});
			}}
		/>
	);
}

/**
Why a column is not there although it is wanted: this window, or the preview in it.
*/
function roomWords(from: number | undefined, {columns, listWidth}: {readonly columns: number; readonly listWidth: number}): string {
	if (from === undefined || from <= listWidth) {
		return '';
	}

	return from <= columns ? 'no room beside the preview' : `from ${from} columns`;
}
