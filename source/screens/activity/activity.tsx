import {Box, Text} from 'ink';
import {Prose} from '../../components/prose.js';
import {Ends} from '../../components/ends.js';
import {Line} from '../../components/line.js';
import {gutter} from '../../components/gutter.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {useTimes} from '../../session/use-times.js';
import {activityColumns, activityRow} from '../../journal/rows/activity-row.js';
import {useTheme} from '../../theme/theme-context.js';
import {ClusterScreen} from '../cluster-screen.js';
import {FilterField} from '../filter-field.js';
import {ActivityTable} from './activity-table.js';
import {useActivityText} from './use-activity-text.js';
import {useActivityList} from './use-activity-list.js';
import {useBatchActions} from './use-batch-actions.js';
import {useUndo} from './use-undo.js';
import {useVerifyUnfinished} from './use-verify-unfinished.js';

/**
The changes that were made to this cluster's tokens from this machine, and the keys that undo one or ask the service for a missing outcome.
*/
export function ActivityScreen({isActive}: {readonly isActive: boolean}) {
	const {navigate, services} = useAppContext();
	const {columns} = useWindowSize();
	const {styles} = useTheme();
	const show = useShow();
	const {cluster, journal: {journal, entries, activities, reread}} = useClusterSession();
	const openBatches = journal?.ok ? journal.value.openBatches : [];
	const {times, changeTimes} = useTimes(services.now());
	const {waiting, detailOf, remark, heightOf} = useActivityText(times);
	const list = useActivityList(activities, heightOf);
	const {filter, setFilter, isFiltering, filtered, current} = list;

	const handlers: KeyHandlers = {
		...list.handlers,
		undo: useUndo(current, entries),
		...useBatchActions(current, activities, openBatches),
		'verify-again': useVerifyUnfinished(journal, reread),
		export() {
			const stamp = new Date(services.now()).toISOString().replaceAll(/[.:]/g, '-');
			navigate({
				type: 'opened', screen: {
					name: 'export', rows: filtered.map(activity => activityRow(activity)), columns: activityColumns, fileName: `influx-tokens-activity-${cluster.id.slice(0, 8)}-${stamp}`,
				},
			});
		},
		times: changeTimes,
		refresh: reread,
		back() {
			if (filter === '') {
				navigate({type: 'closed'});
			} else {
				setFilter('');
			}
		},
	};

	return (
		<ClusterScreen title='Activity' scope={list.scope} handlers={handlers} isActive={isActive}>
			<Ends>
				<Box>
					<FilterField isTyping={isFiltering} value={filter} isFocused={isFiltering && isActive} width={columns - 30} onChange={setFilter}/>
				</Box>
				<Text {...styles.muted}>{`${filtered.length} of ${activities.length}${damageWords(journal?.ok ? journal.value.problems.length : 0)}`}</Text>
			</Ends>
			{waiting.map(({key, text, meaning}) => <Line key={key} {...(meaning && styles[meaning])}>{`${' '.repeat(gutter)}${text}`}</Line>)}
			{journal?.ok === false ? <Box paddingLeft={gutter}><Prose {...styles.danger}>{show(journal.message)}</Prose></Box> : undefined}
			{journal?.ok && filtered.length === 0
				? <Box paddingLeft={gutter} paddingTop={1}><Text>{activities.length === 0 ? 'Nothing was changed from here yet.' : 'Nothing matches. Esc clears the filter.'}</Text></Box>
				: undefined}
			{filtered.length > 0 ? <ActivityTable activities={list.shown} cursorId={current?.intent.operationId} times={times}/> : undefined}
			<Box flexGrow={1}/>
			<Box flexDirection='column' flexShrink={0} paddingLeft={gutter}>
				{(current ? detailOf(current) : []).map(({key, text}) => <Line key={key} {...styles.muted}>{text}</Line>)}
				{remark.map(({key, text, meaning = 'muted'}) => <Line key={key} {...styles[meaning]}>{text}</Line>)}
			</Box>
		</ClusterScreen>
	);
}

function damageWords(count: number): string {
	return count === 0 ? '' : `, ${count} damaged ${count === 1 ? 'line' : 'lines'}`;
}
