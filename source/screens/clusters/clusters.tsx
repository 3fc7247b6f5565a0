import {Box, Text} from 'ink';
import {useEffect} from 'react';
import {Ends} from '../../components/ends.js';
import {gutter} from '../../components/gutter.js';
import {Table} from '../../components/table.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {tokenOverlay} from '../../session/token-overlay.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useSettledPosition} from '../../session/lists/use-settled-position.js';
import {useShow} from '../../session/use-show.js';
import {dataOf} from '../../session/lists/cluster-data.js';
import {visibleClusters} from '../../session/lists/clusters-view.js';
import {settle, windowOf} from '../../session/lists/list-window.js';
import {cut} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {FilterField} from '../filter-field.js';
import {Screen} from '../screen.js';
import {useBodyRows} from '../use-body-rows.js';
import {useRowDetail} from '../use-row-detail.js';
import {
	clusterColumns,
	clusterDetail,
	clusterRows,
	clusterTableRow,
} from './cluster-rows.js';
import {SessionTrouble} from './session-trouble.js';
import {useClustersKeys} from './use-clusters-keys.js';

/**
Rows above the list: account, filter, head.
*/
const headRows = 3;

/**
The account's clusters with their present state. The Management API cannot list clusters, so the profile names them, and the program asks for the tokens and databases of all of them side by side.
*/
export function Clusters({isActive}: {readonly isActive: boolean}) {
	const {
		profile, state, data, clustersView: view, dispatchClustersView: dispatch,
	} = useProfileSession();
	const {columns} = useWindowSize();
	const {glyphs} = useTheme();
	const show = useShow();
	const isFiltering = view.mode === 'filtering';

	useLoadedClusters();
	const shown = visibleClusters(clusterRows(profile.clusters, data), view);
	const shownIds = shown.map(({cluster}) => cluster.id);
	const tableColumns = clusterColumns(columns, view.sort);
	const underCursor = shown[settle(view.position, shownIds, 1).cursor];
	const problem = underCursor && dataOf(data, underCursor.cluster.id).tokens;
	const detail = useRowDetail({
		id: underCursor?.cluster.id,
		text: underCursor && state.status === 'ready' && !isFiltering ? clusterDetail(underCursor, tableColumns, {show, problem: problem?.status === 'failed' ? problem.error.message : undefined}) : undefined,
	});
	const height = Math.max(1, useBodyRows(detail) - headRows);
	const position = settle(view.position, shownIds, height);
	const {from, to} = windowOf(position, shown.length, height);
	const current = shown[position.cursor];

	useSettledPosition({
		recorded: view.position,
		shown: position,
		isPaused: isFiltering || shownIds.length === 0,
		record() {
			dispatch({type: 'settled', shownIds, height});
		},
	});

	const {scope, handlers} = useClustersKeys({current: current?.cluster, shownIds, height});
	const account = [show(profile.accountId), profile.accountName === undefined ? '' : show(profile.accountName)].filter(part => part !== '').join(' ');
	const count = `${profile.clusters.length} ${profile.clusters.length === 1 ? 'cluster' : 'clusters'}`;

	return (
		<Screen path={[show(profile.name), 'Clusters']} scope={scope} handlers={handlers} isActive={isActive} detail={detail}>
			{state.status === 'ready'
				? (
					<>
						<Ends>
							<Text wrap='truncate'>{cut(profile.product === 'clustered' ? 'InfluxDB Clustered, which has no accounts' : `Account ${account}`, columns - count.length - 4, glyphs.ellipsis)}</Text>
							<Text>{count}</Text>
						</Ends>
						<Box paddingX={1} flexShrink={0} height={1}>
							<FilterField
								isTyping={isFiltering}
								value={view.filterText}
								isFocused={isFiltering && isActive}
								width={columns - 6}
								placeholder='name or ID'
								onChange={text => {
									dispatch({type: 'filter-typed', text});
								}}
							/>
						</Box>
						{shown.length === 0
							? <Box paddingLeft={gutter}><Text>{nothingWords(view.filterText)}</Text></Box>
							: <Table columns={tableColumns} rows={shown.slice(from, to).map(row => clusterTableRow(row, show))} cursorId={current?.cluster.id}/>}
					</>
				)
				: <SessionTrouble state={state} profile={profile}/>}
		</Screen>
	);
}

/**
Loads every cluster of the profile as soon as it is open, and asks the person for a management token where the profile has none.
*/
function useLoadedClusters(): void {
	const {navigate} = useAppContext();
	const {profile, state, load} = useProfileSession();
	const isReady = state.status === 'ready';
	useEffect(() => {
		if (isReady) {
			for (const {id} of profile.clusters) {
				load(id);
			}
		}
	}, [isReady, profile, load]);

	useEffect(() => {
		if (state.status !== 'needs-token') {
			return;
		}

		// Where signing in is the only source, nothing went wrong.
		const isPlain = profile.secretSources.every(({kind}) => kind === 'sign-in') && profile.secretSources.length > 0;
		navigate({type: 'opened', screen: tokenOverlay(profile, isPlain ? undefined : state.message)});
	}, [state, profile, navigate]);
}

function nothingWords(filterText: string): string {
	return filterText === ''
		? 'This profile names no clusters: go back with Esc, then e to add them.'
		: `No cluster's name or ID holds "${filterText}". Esc clears the filter.`;
}
