import {activitiesOf, filterActivities} from '../../journal/activity.js';
import {activityColumns, activityRow} from '../../journal/rows/activity-row.js';
import type {ActivityRow} from '../../journal/rows/activity-schema.js';
import {restWords} from '../../journal/batches/open-batches.js';
import {elsewhereWords} from '../../journal/place.js';
import {readPlace} from '../../journal/read-place.js';
import {stateDirectory} from '../../journal/state-directory.js';
import {cellText} from '../../tokens/list/export-rows.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import {exitCodes} from '../../exit-codes.js';
import {findPlace} from '../shared/place/place.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {printRows, type RowColumn} from '../shared/output/print-rows.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {RowFormat} from '../shared/output/row-formats.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

export type ActivityOptions = PlaceOptions & {
	readonly format: RowFormat;
	/**
	Prints text with its control and invisible characters instead of escaping them.
	*/
	readonly raw?: boolean;
	/**
	Prints only the changes that match every one of these filters.
	*/
	readonly filter?: readonly string[];
};

/**
Prints the journal of a cluster, the latest change first. Data goes to stdout; stderr says which lines are damaged. It needs no management token. Gives the exit code.
*/
export async function runActivity(options: ActivityOptions, surroundings: CommandSurroundings): Promise<number> {
	const {environment, stdout, stderr} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);
	const found = await findPlace(options, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {profile: {host, accountId}, cluster} = found.value;
	const journal = await readPlace({
		directory: stateDirectory(environment), clusterId: cluster.id, host, accountId,
	});
	if (!journal.ok) {
		return fail(journal.message, exitCodes.notAll);
	}

	for (const {line, message} of journal.value.problems) {
		say(`Line ${line} of the journal: ${message}`);
	}

	const words = elsewhereWords(journal.value.elsewhere);
	if (words !== undefined) {
		say(words);
	}

	for (const batch of journal.value.openBatches) {
		say(`${restWords(batch)}; on the screen J, then o, goes on with ${batch.rest.length === 1 ? 'it' : 'them'}.`);
	}

	const activities = activitiesOf(journal.value.entries);
	const rows = filterActivities(activities, (options.filter ?? []).join(' ')).map(activity => activityRow(activity));
	await printRows<ActivityRow>({
		rows, columns: options.format === 'table' ? tableColumnsFor(rows) : activityColumns.map(key => ({key})), format: options.format, isRaw: options.raw ?? false,
	}, stdout);
	if (activities.length === 0) {
		say('Nothing was changed on this cluster from this machine yet.');
	} else if (rows.length === 0) {
		say(`None of the ${activities.length === 1 ? '1 change matches' : `${activities.length} changes matches`}.`);
	}

	return exitCodes.done;
}

const tableColumns: ReadonlyArray<RowColumn<ActivityRow>> = [
	// The beginning of the time says the minute.
	{key: 'time', narrow: 16},
	{key: 'user', narrow: 'end'},
	{key: 'action'},
	{key: 'tokenId', title: 'TOKEN ID', narrow: 8},
	{key: 'result'},
	{key: 'description', narrow: 'end', tableText: ({description}) => withShortMark(description)},
	{key: 'cause', narrow: 'end', from: 100},
	{key: 'reason', narrow: 'end', from: 100},
	{
		key: 'permissionsBefore', title: 'GRANTS BEFORE', narrow: 'end', from: 150,
	},
	{
		key: 'permissionsAfter', title: 'GRANTS AFTER', narrow: 'end', from: 150,
	},
	{
		key: 'batchId', title: 'BATCH', narrow: 8, from: 100,
	},
];

/**
The columns that a table leaves out where no row has a value for them.
*/
const emptiable: ReadonlySet<keyof ActivityRow> = new Set(['cause', 'reason', 'permissionsBefore', 'permissionsAfter']);

/**
The table's columns that have something to say. The batch has only where some of the changes were confirmed together.
*/
function tableColumnsFor(rows: readonly ActivityRow[]): ReadonlyArray<RowColumn<ActivityRow>> {
	const hasBatch = new Set(rows.map(({batchId}) => batchId)).size < rows.length;
	return tableColumns.filter(({key}) => key === 'batchId' ? hasBatch : !emptiable.has(key) || rows.some(row => cellText(row[key]) !== ''));
}
