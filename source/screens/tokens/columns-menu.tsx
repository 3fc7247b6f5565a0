import {OverlayBox, OverlayFooter, OverlayRow} from '../../components/frame/overlay-box.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useKeys} from '../../keys/use-keys.js';
import {useTimes} from '../../session/use-times.js';
import {useTheme} from '../../theme/theme-context.js';
import type {HideableColumn} from '../../session/lists/tokens-view.js';
import {roomFrom} from './token-columns.js';
import {listWidthOf} from './tokens-layout.js';

const width = 54;

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
	const {navigate, message} = useAppContext();
	const {glyphs} = useTheme();
	const {view, dispatchView, now} = useClusterSession();
	const {columns, rows} = useWindowSize();
	const {times} = useTimes(now);

	useKeys('columns', {
		close() {
			navigate({type: 'closed'});
		},
	}, {
		onOther(key) {
			const choice = choices.find(({letter}) => letter === key);
			if (choice) {
				dispatchView({type: 'column-toggled', column: choice.column});
			}
		},
	});

	const listWidth = listWidthOf(columns, view.showsPreview);
	return (
		<>
			<OverlayBox title='Columns; the description stays' width={width} left={Math.floor((columns - width - 2) / 2)} top={Math.floor((rows - choices.length - 2) / 3)}>
				{choices.map(({letter, column, label}) => {
					const isHidden = view.hiddenColumns.includes(column);
					const from = roomFrom(column, {sort: view.sort, hidden: view.hiddenColumns, times});
					return <OverlayRow key={letter} width={width} text={`  ${letter}   ${isHidden ? glyphs.unticked : glyphs.ticked} ${label.padEnd(12)}${roomWords(from, {columns, listWidth})}`}/>;
				})}
			</OverlayBox>
			<OverlayFooter hints={[{key: choices.map(({letter}) => letter).join(' '), label: 'show or hide'}, {key: 'Esc', label: 'close'}]} message={message}/>
		</>
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
