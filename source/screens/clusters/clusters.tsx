import {Box, Text} from 'ink';
import {useEffect} from 'react';
import {Ends} from '../../components/ends.js';
import {Field} from '../../components/field.js';
import {frameRows} from '../../components/frame/frame.js';
import {Line} from '../../components/line.js';
import {gutter} from '../../components/gutter.js';
import {Table, type TableColumn, type TableRow} from '../../components/table.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {filterHandlers} from '../../keys/filter-handlers.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useSettledPosition} from '../../session/lists/use-settled-position.js';
import {useShow} from '../../session/use-show.js';
import {dataOf} from '../../session/lists/cluster-data.js';
import {visibleClusters, type ClusterColumn, type ClusterRow} from '../../session/lists/clusters-view.js';
import {settle, windowOf} from '../../session/lists/list-window.js';
import {cut} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {Screen} from '../screen.js';
import {shortReason} from './cluster-status.js';
import {SessionTrouble} from './session-trouble.js';

/**
Rows above the list: account, filter, head.
*/
const headRows = 3;

/**
The account's clusters with their live state. The Management API cannot list clusters: the profile names them, and each is asked for its tokens and databases side by side.
*/
export function Clusters({isActive}: {readonly isActive: boolean}) {
	const {navigate} = useAppContext();
	const session = useProfileSession();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const {profile, state, clustersView: view, dispatchClustersView: dispatch, load} = session;
	const isReady = state.status === 'ready';

	useEffect(() => {
		if (isReady) {
			for (const {id} of profile.clusters) {
				load(id);
			}
		}
	}, [isReady, profile, load]);

	useEffect(() => {
		if (state.status === 'needs-token') {
			navigate({type: 'opened', screen: {name: 'management-token', reason: state.message}});
		}
	}, [state, navigate]);

	const clusterRows = profile.clusters.map((cluster): ClusterRow => {
		const {tokens, databases} = dataOf(session.data, cluster.id);
		return {
			cluster,
			status: tokens.status === 'failed' ? shortReason(tokens.error) : (tokens.status === 'loaded' ? 'ready' : 'loading'),
			tokenCount: tokens.value?.length,
			databaseCount: databases.value?.length,
		};
	});
	const shown = visibleClusters(clusterRows, view);
	const shownIds = shown.map(({cluster}) => cluster.id);
	const height = Math.max(1, rows - frameRows - headRows);
	const position = settle(view.position, shownIds, height);
	const {from, to} = windowOf(position, shown.length, height);
	const current = shown[position.cursor];

	useSettledPosition({
		recorded: view.position,
		shown: position,
		isPaused: view.mode === 'filtering' || shownIds.length === 0,
		record() {
			dispatch({type: 'settled', shownIds, height});
		},
	});

	const refresh = () => {
		if (isReady) {
			for (const {id} of profile.clusters) {
				load(id);
			}
		} else {
			session.retry();
		}
	};

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
			onKeep() {
				dispatch({type: 'filter-kept'});
			},
			onClear() {
				dispatch({type: 'filter-cleared'});
			},
		}),
	};
	const browsing: KeyHandlers = {
		...shared,
		...(isReady && {
			open: current
				? () => {
					navigate({type: 'opened', screen: {name: 'tokens', cluster: current.cluster}});
				}
				: 'No cluster is under the cursor.',
			filter() {
				dispatch({type: 'filter-opened'});
			},
			sort() {
				navigate({type: 'opened', screen: {name: 'sort'}});
			},
		}),
		'management-token': profile.origin === 'demo' || (state.status === 'failed' && state.isUnreachable)
			? (profile.origin === 'demo' ? 'The demo has its own management token.' : 'Another management token would not help here.')
			: () => {
				navigate({type: 'opened', screen: {name: 'management-token', reason: undefined}});
			},
		refresh,
		back() {
			if (view.filterText === '') {
				navigate({type: 'closed'});
			} else {
				dispatch({type: 'filter-cleared'});
			}
		},
	};
	const isFiltering = view.mode === 'filtering';
	const scope = isFiltering ? 'filter' : 'clusters';
	const handlers = isFiltering ? shared : browsing;

	const account = [show(profile.accountId), profile.accountName === undefined ? '' : show(profile.accountName)].filter(part => part !== '').join(' ');
	const count = `${profile.clusters.length} ${profile.clusters.length === 1 ? 'cluster' : 'clusters'}`;
	const tableColumns = layout(columns, view.sort);

	return (
		<Screen path={[show(profile.name), 'Clusters']} scope={scope} handlers={handlers} isActive={isActive}>
			{isReady
				? (
					<>
						<Ends>
							<Text wrap='truncate'>{cut(profile.product === 'clustered' ? 'InfluxDB Clustered, which has no accounts' : `Account ${account}`, columns - count.length - 4, glyphs.ellipsis)}</Text>
							<Text>{count}</Text>
						</Ends>
						<Box paddingX={1} flexShrink={0} height={1}>
							{isFiltering || view.filterText !== '' ? <Line {...styles.accent}>{`${glyphs.filter} `}</Line> : undefined}
							{isFiltering || view.filterText !== ''
								? (
									<Field
										value={view.filterText}
										isFocused={isFiltering && isActive}
										width={columns - 6}
										placeholder='name or ID'
										onChange={text => {
											dispatch({type: 'filter-typed', text});
										}}
									/>
								)
								: undefined}
						</Box>
						{shown.length === 0
							? <Box paddingLeft={gutter}><Text>{nothingWords(view.filterText)}</Text></Box>
							: <Table columns={tableColumns} rows={shown.slice(from, to).map(row => tableRow(row, show))} cursorId={current?.cluster.id}/>}
					</>
				)
				: <SessionTrouble state={state} profile={profile}/>}
		</Screen>
	);
}

function nothingWords(filterText: string): string {
	return filterText === ''
		? 'This profile names no clusters: go back with Esc, then e to add them.'
		: `No cluster's name or ID holds "${filterText}". Esc clears the filter.`;
}

function layout(columns: number, sort: {readonly column: ClusterColumn; readonly descending: boolean}): readonly TableColumn[] {
	const sorted = (column: ClusterColumn): TableColumn['sorted'] => sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined;
	const idWidth = columns < 110 ? 10 : 36;
	const free = columns - gutter - idWidth - 8 - 9 - 8 - 1;
	const nameWidth = Math.min(40, Math.max(10, Math.floor(free * 0.36)));
	return [
		{title: 'NAME', width: nameWidth, sorted: sorted('name')},
		{title: 'CLUSTER ID', width: idWidth, sorted: sorted('id')},
		{title: 'STATUS', width: Math.min(34, free - nameWidth), sorted: sorted('status')},
		{
			title: 'TOKENS', width: 8, isNumber: true, sorted: sorted('tokens'),
		},
		{
			title: 'DATABASES', width: 9, isNumber: true, sorted: sorted('databases'),
		},
	];
}

function tableRow({cluster, status, tokenCount, databaseCount}: ClusterRow, show: (text: string) => string): TableRow {
	const isBad = status !== 'ready' && status !== 'loading';
	return {
		id: cluster.id,
		cells: [
			{text: show(cluster.name)},
			{text: cluster.id},
			{text: status, meaning: status === 'ready' ? 'good' : (isBad ? 'danger' : 'muted')},
			{text: tokenCount === undefined ? '' : String(tokenCount)},
			{text: databaseCount === undefined ? '' : String(databaseCount)},
		],
	};
}
