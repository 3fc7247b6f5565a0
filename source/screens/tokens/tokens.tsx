import {Box, Text} from 'ink';
import {Table} from '../../components/table.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {useNeededAudit} from '../../session/audit/use-needed-audit.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useSettledPosition} from '../../session/lists/use-settled-position.js';
import {useShow} from '../../session/use-show.js';
import {useTimes} from '../../session/use-times.js';
import {settle, windowOf} from '../../session/lists/list-window.js';
import {useTheme} from '../../theme/theme-context.js';
import {tokenColumns} from '../../tokens/list/token-columns.js';
import {ClusterScreen} from '../cluster-screen.js';
import {useBodyRows} from '../use-body-rows.js';
import {useRowDetail} from '../use-row-detail.js';
import {TokensTrouble} from './tokens-trouble.js';
import {TokensFilterLine, filterLineRows} from './tokens-filter-line.js';
import {
	listWidthOf,
	previewFrom,
	previewWidth,
} from './list-width.js';
import {listColumns} from './list-columns.js';
import {cutDescription} from './list-row.js';
import {useListRow} from './use-list-row.js';
import {Preview} from './preview.js';
import {useTokensKeys} from './use-tokens-keys.js';

/**
The list of a cluster's database tokens. It shows all of them, where the Admin UI shows ten at a time.
*/
export function Tokens({isActive}: {readonly isActive: boolean}) {
	const {message} = useAppContext();
	const session = useClusterSession();
	const {columns} = useWindowSize();
	const {styles} = useTheme();
	const show = useShow();
	const {view, dispatchView: dispatch, shown, shownIds, now} = session;

	const hasPreview = columns >= previewFrom && view.showsPreview;
	const listWidth = listWidthOf(columns, view.showsPreview);
	const {times, changeTimes} = useTimes(now);
	const {tokens} = session;
	const refreshTrouble = tokens.status === 'failed' && tokens.value !== undefined ? {text: show(tokens.error.message), meaning: 'danger' as const} : undefined;
	const rowOf = useListRow(times);
	const tableColumns = listColumns(listWidth, {sort: view.sort, hidden: view.hiddenColumns, times});
	useNeededAudit(tableColumns.some(({column}) => tokenColumns[column].isOfAudit === true));
	// The row under the cursor is the same in a list of any height.
	const currentEntry = shown[settle(view.position, shownIds, 1).cursor];
	const current = currentEntry?.token;
	const cutText = currentEntry && cutDescription(rowOf(currentEntry, tableColumns), tableColumns);
	const detail = useRowDetail({id: current?.id, text: view.showsWhole && view.mode === 'browsing' && !refreshTrouble ? cutText : undefined});
	const ownMessage = message ?? refreshTrouble;
	const height = Math.max(1, useBodyRows(detail ?? ownMessage) - filterLineRows(view) - 1);
	const position = settle(view.position, shownIds, height);
	const {from, to} = windowOf(position, shown.length, height);

	useSettledPosition({
		recorded: view.position,
		shown: position,
		isPaused: view.mode === 'filtering' || shownIds.length === 0,
		record() {
			dispatch({type: 'settled', shownIds, height});
		},
	});

	const {scope, handlers} = useTokensKeys({
		current, height, columns, changeTimes, isCut: cutText !== undefined,
	});
	const tableRows = shown.slice(from, to).map(entry => rowOf(entry, tableColumns));
	return (
		<ClusterScreen title='Database tokens' scope={scope} handlers={handlers} isActive={isActive} message={detail ? undefined : ownMessage} detail={detail}>
			<TokensFilterLine isActive={isActive} width={columns} isSortShown={tableColumns.some(({sorted}) => sorted !== undefined)}/>
			<Box flexGrow={1}>
				<Box flexDirection='column' width={listWidth} flexShrink={0}>
					{shown.length > 0
						? <Table columns={tableColumns} rows={tableRows} cursorId={current?.id} cursorKey={tableRows[position.cursor - from]?.key}/>
						: <TokensTrouble/>}
				</Box>
				{hasPreview && current
					? (
						<Box flexDirection='column' flexGrow={1} paddingLeft={2}>
							<Text {...styles.muted} wrap='truncate'>DETAILS</Text>
							<Preview token={current} width={previewWidth - 2} height={height}/>
						</Box>
					)
					: undefined}
			</Box>
		</ClusterScreen>
	);
}
