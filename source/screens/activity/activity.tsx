import {Box, Text} from 'ink';
import {useState} from 'react';
import {Ends} from '../../components/ends.js';
import {Field} from '../../components/field.js';
import {frameRows} from '../../components/frame/frame.js';
import {Line} from '../../components/line.js';
import {gutter} from '../../components/gutter.js';
import {Table} from '../../components/table.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {filterHandlers} from '../../keys/filter-handlers.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {useTimes} from '../../session/use-times.js';
import {
	activityColumns,
	activityRow,
	filterActivities,
	type Activity,
} from '../../journal/activity.js';
import {
	move,
	settle,
	startOfList,
	windowOf,
} from '../../session/lists/list-window.js';
import {useTheme} from '../../theme/theme-context.js';
import type {Meaning} from '../../theme/meaning.js';
import {parseTime} from '../../tokens/time/parse-time.js';
import {rotationStep} from '../../tokens/rotation.js';
import {
	timeText,
	timeTitle,
	timeWidth,
	type TimeContext,
} from '../../tokens/time/time-form.js';
import {descriptionOfAccess} from '../../tokens/grants/description-of-access.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import {ClusterScreen} from '../cluster-screen.js';
import {JournalRemark} from './journal-remark.js';
import {useVerifyUnfinished} from './use-verify-unfinished.js';
import {useUndo} from './use-undo.js';

/**
What was done to this cluster's tokens from this machine, and what of it can be undone.
*/
export function ActivityScreen({isActive}: {readonly isActive: boolean}) {
	const {navigate, services} = useAppContext();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const {cluster, journal: {journal, entries, activities: all, rotations, reread}} = useClusterSession();
	const [filter, setFilter] = useState('');
	const [isFiltering, setIsFiltering] = useState(false);
	const [place, setPlace] = useState(startOfList);
	const shown = filterActivities(all, filter);
	const ids = shown.map(({intent}) => intent.operationId);
	const problems = journal?.ok ? journal.value.problems : [];
	const due = rotations.slice(0, 3).map(rotation => ({id: rotation.rotationId, words: rotationStep(rotation, services.now()).words}));
	const height = Math.max(1, rows - frameRows - 6 - due.length);
	const position = settle(place, ids, height);
	const {from, to} = windowOf(position, ids.length, height);
	const current = shown[position.cursor];
	const undo = useUndo(current, entries);
	const verify = useVerifyUnfinished(journal, reread);

	const {times, changeTimes} = useTimes(services.now());

	const handlers: KeyHandlers = {
		...moveHandlers(step => {
			setPlace(move(position, step, ids, height));
		}),
		filter() {
			setIsFiltering(true);
		},
		...filterHandlers({
			text: filter,
			onText: setFilter,
			onKeep() {
				setIsFiltering(false);
			},
			onClear() {
				setFilter('');
				setIsFiltering(false);
			},
		}),
		undo,
		'verify-again': verify,
		export() {
			const table = shown.map(activity => activityRow(activity));
			const stamp = new Date(services.now()).toISOString().replaceAll(/[.:]/g, '-');
			navigate({
				type: 'opened', screen: {
					name: 'export', rows: table, columns: activityColumns, fileName: `influx-tokens-activity-${cluster.id.slice(0, 8)}-${stamp}`,
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
	const scope = isFiltering ? 'filter' : 'activity';

	const whenWidth = timeWidth(times) + 1;
	const tableColumns = [
		{title: timeTitle('WHEN', times.form), width: whenWidth},
		{title: 'WHAT', width: 8},
		{title: 'TOKEN', width: Math.max(16, columns - gutter - whenWidth - 8 - 12 - 8 - 9)},
		{title: 'RESULT', width: 12},
		{title: 'BY', width: 8},
	];
	return (
		<ClusterScreen title='Activity' scope={scope} handlers={handlers} isActive={isActive}>
			<Ends>
				<Box>
					{isFiltering || filter !== '' ? <Line {...styles.accent}>{`${glyphs.filter} `}</Line> : undefined}
					{isFiltering || filter !== '' ? <Field value={filter} isFocused={isFiltering && isActive} width={columns - 30} onChange={setFilter}/> : undefined}
				</Box>
				<Text {...styles.muted}>{`${shown.length} of ${all.length}${problems.length > 0 ? `, ${problems.length} damaged ${problems.length === 1 ? 'line' : 'lines'}` : ''}`}</Text>
			</Ends>
			{due.map(({id, words}) => <Line key={id} {...styles.accent}>{`${' '.repeat(gutter)}Rotation: ${show(words)} (R on the token)`}</Line>)}
			{journal?.ok === false ? <Box paddingLeft={gutter}><Text {...styles.danger}>{show(journal.message)}</Text></Box> : undefined}
			{journal?.ok && shown.length === 0
				? <Box paddingLeft={gutter} paddingTop={1}><Text>{all.length === 0 ? 'Nothing was changed from here yet.' : 'Nothing matches. Esc clears the filter.'}</Text></Box>
				: undefined}
			{shown.length > 0
				? (
					<Table
						columns={tableColumns} cursorId={current?.intent.operationId}
						rows={shown.slice(from, to).map(activity => ({id: activity.intent.operationId, cells: cellsOf(activity, times, show)}))}/>
				)
				: undefined}
			<Box flexGrow={1}/>
			{current
				? (
					<Box flexDirection='column' paddingLeft={gutter} flexShrink={0}>
						<Line {...styles.muted}>{detailOf(current, show)}</Line>
						<Text {...styles.muted} wrap='truncate'>{`Before: ${show(descriptionOfAccess(current.intent.permissionsBefore, 4))}`}</Text>
					</Box>
				)
				: undefined}
			<Box height={1} flexShrink={0} paddingLeft={gutter}>
				<JournalRemark journal={journal}/>
			</Box>
		</ClusterScreen>
	);
}

function cellsOf({intent, outcome}: Activity, times: TimeContext, show: (text: string) => string): ReadonlyArray<{readonly text: string; readonly meaning?: Meaning | undefined}> {
	const time = parseTime(intent.time);
	return [
		{text: time === undefined ? show(intent.time) : timeText(time, times)},
		{text: intent.action},
		{text: show(intent.description === '' ? ('tokenId' in intent ? intent.tokenId : '') : withShortMark(intent.description))},
		{text: show(outcome?.result ?? 'no outcome'), meaning: meaningOf(outcome?.result)},
		{text: show(intent.user)},
	];
}

const meanings: Readonly<Record<string, Meaning>> = {
	unknown: 'warning', accepted: 'warning', failed: 'danger', 'not-started': 'muted', skipped: 'muted',
};

function meaningOf(result: string | undefined): Meaning | undefined {
	return result === undefined ? 'warning' : meanings[result] ?? 'good';
}

function detailOf({intent, outcome}: Activity, show: (text: string) => string): string {
	const id = 'tokenId' in intent ? intent.tokenId : 'new token';
	const said = [outcome?.cause, outcome?.verification].filter(part => part !== undefined && part !== '').join('; ');
	return `${show(intent.time)}  ${show(id)}${said === '' ? '' : `  ${show(said)}`}`;
}
