import type {Result} from '../result.js';
import {entriesOfPlace, type Elsewhere, type JournalPlace} from './place.js';
import {readJournal, type JournalContent} from './read-journal.js';

export type PlaceContent = JournalContent & {
	/**
	What the file has of other hosts and accounts, which is in none of the lists.
	*/
	readonly elsewhere: readonly Elsewhere[];
};

/**
Reads what a cluster's journal has of one host and account. All that shows, settles, resumes or undoes reads it this way: the file is found by the cluster's id alone.
*/
export async function readPlace({directory, clusterId, host, accountId}: JournalPlace & {
	readonly directory: string;
	readonly clusterId: string;
}): Promise<Result<PlaceContent>> {
	const read = await readJournal({directory, clusterId});
	if (!read.ok) {
		return read;
	}

	const {problems, unfinished} = read.value;
	const {entries, elsewhere} = entriesOfPlace(read.value.entries, {host, accountId});
	const here = new Set(entries);
	return {
		ok: true, value: {
			entries, problems, unfinished: unfinished.filter(intent => here.has(intent)), elsewhere,
		},
	};
}
