import {useMemo} from 'react';
import {gutter} from '../../components/gutter.js';
import type {ScrollLine} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {wrapLines} from '../../components/wrap-lines.js';
import type {Activity} from '../../journal/activity.js';
import {batchSizes, restWords} from '../../journal/batches/open-batches.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {rotationStep} from '../../tokens/rotation.js';
import type {TimeContext} from '../../tokens/time/time-form.js';
import {useBodyRows} from '../use-body-rows.js';
import {activityDetail} from './activity-detail.js';
import {tokenWidthOf} from './activity-table.js';
import {journalRemark} from './journal-remark.js';
import {countTokens} from './use-batch-actions.js';

/**
The lines around the table of changes, none of them wider than the window.
*/
export type ActivityText = {
	/**
	Above the table: the rotations and batches that wait for a step.
	*/
	readonly waiting: readonly ScrollLine[];
	/**
	Below the table, on the change under the cursor.
	*/
	readonly detailOf: (activity: Activity) => readonly ScrollLine[];
	/**
	The last lines, on a journal that is not shown completely. One empty line where it is.
	*/
	readonly remark: readonly ScrollLine[];
	/**
	Rows for the changes, at least 1, while this one is under the cursor.
	*/
	readonly heightOf: (activity: Activity | undefined) => number;
};

const mostWaiting = 3; // Of each kind

/**
Wraps what the screen of activities says around its table, and gives the table the rows that are left.
*/
export function useActivityText(times: TimeContext): ActivityText {
	const {services} = useAppContext();
	const {columns} = useWindowSize();
	const bodyRows = useBodyRows();
	const show = useShow();
	const {journal: {journal, entries, activities, rotations}} = useClusterSession();
	const sizes = useMemo(() => batchSizes(entries), [entries]);
	const openBatches = journal?.ok ? journal.value.openBatches : [];
	const width = columns - gutter - 1;
	const waiting = wrapLines([
		...rotations.slice(0, mostWaiting).map((rotation): ScrollLine => ({
			key: rotation.rotationId, text: `Rotation: ${show(rotationStep(rotation, services.now()).words)} (R on the token)`, meaning: 'accent', hang: 2,
		})),
		...openBatches.toReversed().slice(0, mostWaiting).map((batch): ScrollLine => ({
			key: batch.batchId, text: `${show(restWords(batch))} (o goes on, x leaves it)`, meaning: 'warning', hang: 2,
		})),
	], width);
	const words = journalRemark(journal);
	const remark = wrapLines([{key: 'remark', text: words === undefined ? ' ' : show(words.text), meaning: words?.meaning}], width);
	const detailOf = (activity: Activity) => activityDetail(activity, {
		show, width, tokenWidth: tokenWidthOf(columns, times), batchSize: sizes.get(activity.intent.batchId) ?? countTokens(activities, activity.intent),
	});
	return {
		waiting,
		detailOf,
		remark,
		heightOf(activity) {
			// A detail counts for four lines at least, so that most steps of the cursor leave the table as it is.
			const detailRows = Math.max(4, activity ? detailOf(activity).length : 0);
			// The filter, the head of the table, and one blank row.
			return Math.max(1, bodyRows - 3 - waiting.length - detailRows - remark.length);
		},
	};
}
