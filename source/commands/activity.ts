import {
	activitiesOf,
	activityColumns,
	activityRow,
	filterActivities,
} from '../journal/activity.js';
import {readJournal} from '../journal/read-journal.js';
import {stateDirectory} from '../journal/state-directory.js';
import {display} from '../terminal/display.js';
import {exportRows, type ExportFormat} from '../tokens/export-rows.js';
import {findPlace, type PlaceOptions} from './open-cluster.js';
import type {CommandSurroundings} from './surroundings.js';

export type ActivityOptions = PlaceOptions & {
	readonly format: ExportFormat | 'table';
	readonly filter?: string;
};

/**
Prints the journal of a cluster, the latest change first: data to stdout, damaged lines to stderr. Needs no management token. Gives the exit code.
*/
export async function runActivity(options: ActivityOptions, {environment, stdout, stderr}: CommandSurroundings): Promise<number> {
	const found = await findPlace(options, environment);
	if (!found.ok) {
		stderr.write(`${display(found.message)}\n`);
		return found.exitCode;
	}

	const journal = await readJournal({directory: stateDirectory(environment), clusterId: found.place.cluster.id});
	if (!journal.ok) {
		stderr.write(`${display(journal.message)}\n`);
		return 1;
	}

	for (const {line, message} of journal.problems) {
		stderr.write(`Line ${line} of the journal: ${display(message)}\n`);
	}

	const rows = filterActivities(activitiesOf(journal.entries), options.filter ?? '').map(activity => activityRow(activity));
	if (options.format === 'table') {
		for (const {time, user, action, tokenId, description, result} of rows) {
			stdout.write(`${[time, user, action.padEnd(8), tokenId.padEnd(36), result.padEnd(12), description].map(text => display(text)).join('  ')}\n`);
		}
	} else {
		const text = exportRows(rows, activityColumns, options.format);
		// A file gets it as it is; a terminal would obey what a description may hold.
		stdout.write(isTerminal(stdout) ? text.split(/\r?\n/).map(line => display(line)).join('\n') : text);
	}

	return 0;
}

function isTerminal(stream: NodeJS.WritableStream): boolean {
	return 'isTTY' in stream && stream.isTTY === true;
}
