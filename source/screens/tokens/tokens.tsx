import {Box, Text} from 'ink';
import type {DatabaseToken} from '../../api/types.js';
import {frameRows} from '../../components/frame/frame.js';
import {Table} from '../../components/table.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {filterHandlers} from '../../keys/filter-handlers.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useAcceptClock} from '../../session/clock/use-accept-clock.js';
import {useClockObstacle} from '../../session/clock/use-clock-obstacle.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useSettledPosition} from '../../session/lists/use-settled-position.js';
import {useShow} from '../../session/use-show.js';
import {useTimes} from '../../session/use-times.js';
import {useTokenActions} from '../token/use-token-actions.js';
import {rotationStep} from '../../tokens/rotation.js';
import {settle, windowOf} from '../../session/lists/list-window.js';
import {useTheme} from '../../theme/theme-context.js';
import {ClusterScreen} from '../cluster-screen.js';
import {TokensTrouble} from './tokens-trouble.js';
import {TokensFilterLine, filterLineRows} from './tokens-filter-line.js';
import {
	listWidthOf,
	previewFrom,
	previewWidth,
} from './tokens-layout.js';
import {listColumns} from './list-columns.js';
import {listRow} from './list-row.js';
import {Preview} from './preview.js';
import {useFilterHistory} from './use-filter-history.js';

/**
The list of a cluster's database tokens: what the portal shows ten rows at a time, all at once.
*/
export function Tokens({isActive}: {readonly isActive: boolean}) {
	const {navigate, message, notice} = useAppContext();
	const {isReadOnly} = useProfileSession();
	const session = useClusterSession();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const {view, dispatchView: dispatch, shown, shownIds, now} = session;

	const hasPreview = columns >= previewFrom && view.showsPreview;
	const listWidth = listWidthOf(columns, view.showsPreview);
	const {times, changeTimes} = useTimes(now);
	const history = useFilterHistory(session);
	const height = Math.max(1, rows - frameRows - filterLineRows(view) - 1);
	const position = settle(view.position, shownIds, height);
	const {from, to} = windowOf(position, shown.length, height);
	const current = shown[position.cursor]?.token;
	const actions = useTokenActions(current);
	const clockObstacle = useClockObstacle();
	const acceptClock = useAcceptClock();
	const markedLive = [...view.marks.ids].map(id => session.tokenOf(id)).filter(token => token !== undefined && token.revokedAt === undefined) as readonly DatabaseToken[];
	const hasMarks = markedLive.length > 0;

	useSettledPosition({
		recorded: view.position,
		shown: position,
		isPaused: view.mode === 'filtering' || shownIds.length === 0,
		record() {
			dispatch({type: 'settled', shownIds, height});
		},
	});

	const shared: KeyHandlers = {
		...moveHandlers(move => {
			dispatch({
				type: 'moved', move, shownIds, height,
			});
		}),
		...filterHandlers({
			text: view.filterText,
			onText(text) {
				dispatch({type: 'filter-typed', text});
			},
			onKeep: history.keep,
			onClear() {
				dispatch({type: 'filter-cleared'});
			},
		}),
		...history.handlers,
	};
	const onToken = (act: (id: string) => void) => current
		? () => {
			act(current.id);
		}
		: 'No token is under the cursor.';
	// The list shows what an earlier filter found, or everything: not what this one says.
	const filterMistake = view.filterError ? 'The filter has a mistake, so the list does not follow it: correct it first, or clear it with Esc.' : undefined;
	const browsing: KeyHandlers = {
		...shared,
		...actions,
		filter: history.open,
		sort() {
			navigate({type: 'opened', screen: {name: 'sort'}});
		},
		columns() {
			navigate({type: 'opened', screen: {name: 'columns'}});
		},
		times: changeTimes,
		inactive() {
			dispatch({type: 'inactive-toggled'});
		},
		preview: columns >= previewFrom
			? () => {
				dispatch({type: 'preview-toggled'});
			}
			: `The preview pane needs ${previewFrom} columns; this window has ${columns}.`,
		mark: onToken(id => {
			dispatch({
				type: 'marked', id, shownIds, height,
			});
		}),
		'mark-range': filterMistake ?? onToken(id => {
			dispatch({type: 'range-marked', id, shownIds});
		}),
		'create-token': isReadOnly
			? 'Read-only: nothing can be changed.'
			: () => {
				navigate({type: 'opened', screen: {name: 'token-form', token: undefined, isEdit: false}});
			},
		activity() {
			navigate({type: 'opened', screen: {name: 'activity'}});
		},
		'mark-from-file'() {
			navigate({type: 'opened', screen: {name: 'mark-from-file'}});
		},
		'bulk-edit': isReadOnly || !hasMarks || clockObstacle !== undefined
			? (isReadOnly ? 'Read-only: nothing can be changed.' : (hasMarks ? clockObstacle : undefined) ?? 'Mark the tokens first: Space, v or Ctrl+A.')
			: () => {
				navigate({type: 'opened', screen: {name: 'bulk-edit'}});
			},
		'save-plan': hasMarks
			? clockObstacle ?? (() => {
				const whole = markedLive.filter(({oddities}) => oddities === undefined);
				if (whole.length === 0) {
					notice('The marked tokens cannot be read whole, so no plan can hold them: D revokes them.', 'warning');
					return;
				}

				navigate({type: 'opened', screen: {name: 'save-plan', targets: whole}});
				const left = markedLive.length - whole.length;
				notice(left === 0 ? undefined : `${left} of ${markedLive.length} cannot be read whole, and ${left === 1 ? 'is' : 'are'} not in the plan.`, 'warning');
			})
			: 'Mark the tokens first: Space, v or Ctrl+A.',
		'accept-clock': acceptClock,
		'open-plan'() {
			navigate({type: 'opened', screen: {name: 'open-plan'}});
		},
		'mark-all': filterMistake ?? (() => {
			dispatch({type: 'all-marked', shownIds});
		}),
		refresh() {
			notice(undefined);
			session.load();
		},
		back() {
			if (view.filterText !== '') {
				dispatch({type: 'filter-cleared'});
			} else if (view.marks.ids.size > 0 || view.marks.rangeStart !== undefined) {
				dispatch({type: 'marks-cleared'});
			} else {
				navigate({type: 'closed'});
			}
		},
	};
	const isFiltering = view.mode === 'filtering';
	const scope = isFiltering ? 'filter' : 'tokens';
	const handlers = isFiltering ? shared : browsing;

	const {tokens} = session;
	const refreshTrouble = tokens.status === 'failed' && tokens.value !== undefined ? {text: show(tokens.error.message), meaning: 'danger' as const} : undefined;
	const rotationOf = (id: string) => {
		const rotation = session.journal.rotations.find(({oldTokenId, newTokenId}) => oldTokenId === id || newTokenId === id);
		return rotation && `${glyphs.rotation}${rotation.oldTokenId === id && rotationStep(rotation, now).isDue ? ` ${rotationStep(rotation, now).step} due:` : ''}`;
	};

	const tableColumns = listColumns(listWidth, {sort: view.sort, hidden: view.hiddenColumns, times});
	const tableRows = shown.slice(from, to).map(entry => listRow(entry, tableColumns, {
		times, show, isMarked: view.marks.ids.has(entry.token.id), rotation: rotationOf(entry.token.id),
	}));
	return (
		<ClusterScreen title='Database tokens' scope={scope} handlers={handlers} isActive={isActive} message={message ?? refreshTrouble}>
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
