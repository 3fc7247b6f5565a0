import type {TableCell} from '../../components/table-row.js';
import {Table} from '../../components/table.js';
import {gutter} from '../../components/gutter.js';
import {useWindowSize} from '../../components/use-window-size.js';
import type {Activity} from '../../journal/activity.js';
import {resultWord} from '../../journal/rows/result-word.js';
import {useShow} from '../../session/use-show.js';
import type {Meaning} from '../../theme/meaning.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import {parseTime} from '../../tokens/time/parse-time.js';
import {
	timeText,
	timeTitle,
	timeWidth,
	type TimeContext,
} from '../../tokens/time/time-form.js';

type Props = {
	/**
	Those that the window has rows for, never the whole journal.
	*/
	readonly activities: readonly Activity[];
	/**
	The operation id of the change under the cursor.
	*/
	readonly cursorId: string | undefined;
	readonly times: TimeContext;
};

/**
The cells for the description of the token.
*/
export function tokenWidthOf(columns: number, times: TimeContext): number {
	return Math.max(16, columns - gutter - timeWidth(times) - 1 - 8 - 12 - 8 - 9);
}

/**
One row for each change: when, what, which token, with which result, by whom.
*/
export function ActivityTable({activities, cursorId, times}: Props) {
	const {columns} = useWindowSize();
	const show = useShow();
	const whenWidth = timeWidth(times) + 1;
	const tableColumns = [
		{title: timeTitle('WHEN', times.form), width: whenWidth},
		{title: 'WHAT', width: 8},
		{title: 'TOKEN', width: tokenWidthOf(columns, times)},
		{title: 'RESULT', width: 12},
		{title: 'BY', width: 8},
	];
	return <Table columns={tableColumns} cursorId={cursorId} rows={activities.map(activity => ({id: activity.intent.operationId, cells: cellsOf(activity, times, show)}))}/>;
}

function cellsOf({intent, outcome}: Activity, times: TimeContext, show: (text: string) => string): readonly TableCell[] {
	const time = parseTime(intent.time);
	return [
		{text: time === undefined ? show(intent.time) : timeText(time, times)},
		{text: intent.action},
		{text: show(intent.description === '' ? ('tokenId' in intent ? intent.tokenId : '') : withShortMark(intent.description))},
		{text: show(resultWord(outcome?.result, intent.action)), meaning: meaningOf(outcome?.result)},
		{text: show(intent.user)},
	];
}

const meanings: Readonly<Record<string, Meaning>> = {
	unknown: 'warning', accepted: 'warning', failed: 'danger', 'not-started': 'muted', skipped: 'muted',
};

function meaningOf(result: string | undefined): Meaning | undefined {
	return result === undefined ? 'warning' : meanings[result] ?? 'good';
}
