import {useWindowSize} from '../../components/use-window-size.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useTimes} from '../../session/use-times.js';
import {useTheme} from '../../theme/theme-context.js';
import {hideableColumns, tokenColumns} from '../../tokens/list/token-columns.js';
import {LetterMenu} from '../letter-menu.js';
import {roomFrom} from './list-columns.js';
import {listWidthOf} from './list-width.js';

const choices = hideableColumns.map(column => ({column, letter: tokenColumns[column].letter, label: tokenColumns[column].title}));

/**
The menu that shows and hides columns of the list of tokens, by one letter each. The list behind it follows at once. The description always stays.
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
Why the list has no room for a column that is not hidden: the window is too narrow, or the preview takes the room. Empty where there is room.
*/
function roomWords(from: number | undefined, {columns, listWidth}: {readonly columns: number; readonly listWidth: number}): string {
	if (from === undefined || from <= listWidth) {
		return '';
	}

	return from <= columns ? 'no room beside the preview' : `from ${from} columns`;
}
