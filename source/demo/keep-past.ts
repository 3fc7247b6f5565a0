import type {DatabaseToken} from '../api/types.js';
import {appendLines} from '../journal/append-lines.js';
import {sealLine} from '../journal/chained-line.js';
import {journalPath} from '../journal/journal.js';
import {keepLook} from '../settings/kept-look.js';
import {pastEntries, type PastPlace} from './past-entries.js';
import {pastLook} from './past-look.js';

type Options = {
	/**
	The state directory of the demo. It exists, and nothing else is in it.
	*/
	readonly directory: string;
	readonly place: PastPlace;
	readonly tokens: readonly DatabaseToken[];
	/**
	Milliseconds since the epoch.
	*/
	readonly now: number;
};

/**
Writes the journal and the last look of the demo's main cluster, as if an admin had worked there in the days before. Throws the system's error where a file cannot be written.
*/
export async function keepPast({directory, place, tokens, now}: Options): Promise<void> {
	const entries = pastEntries(tokens, place, now);
	const file = journalPath(directory, place.clusterId);
	if (file === undefined || entries.length === 0) {
		return;
	}

	await appendLines(file, undefined, entries.map(({at, entry}) => tail => sealLine({
		version: 1,
		sequence: tail.sequence + 1,
		time: new Date(at).toISOString(),
		user: 'demo',
		hostname: 'demo',
		...entry,
		previousHash: tail.hash,
	})));
	await keepLook({directory, ...place}, pastLook(tokens, now));
}
