import type {Result} from '../result.js';
import {openBatchesOf, type OpenBatch} from './batches/open-batches.js';
import {entriesOfPlace, type Elsewhere, type JournalPlace} from './place.js';
import {readJournal, type JournalContent} from './read-journal.js';

export type PlaceContent = JournalContent & {
	/**
	The batches with changes that were never begun.
	*/
	readonly openBatches: readonly OpenBatch[];
	/**
	The changes of other hosts and accounts in the file. They are in none of the lists.
	*/
	readonly elsewhere: readonly Elsewhere[];
};

/**
Reads the part of a cluster's journal that belongs to one host and account. All code that shows, settles, resumes or undoes changes reads it this way, because the file is found by the cluster's id alone.
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
			entries, problems, unfinished: unfinished.filter(intent => here.has(intent)), openBatches: openBatchesOf(entries), elsewhere,
		},
	};
}
