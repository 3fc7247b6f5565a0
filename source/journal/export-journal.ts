import {writeNewFile} from '../secrets/write-new-file.js';
import {readRegularFile} from '../storage/regular-file.js';
import {journalPath, notUuidMessage} from './journal.js';
import {largestJournal} from './read-journal.js';
import {joinLines} from './join-lines.js';
import {readWholeChain} from './whole-chain.js';

/**
`path` is the file's whole path. Outside text in a message is raw.
*/
export type ExportedJournal =
	| {readonly ok: true; readonly path: string; readonly changes: number}
	| {readonly ok: false; readonly message: string};

/**
Writes a cluster's whole journal to a new file of mode 0600, for another machine, once its chain is checked. Nothing is overwritten, and the file is on the disk when the promise resolves; where it cannot be written whole, it is removed.
*/
export async function exportJournal({directory, clusterId, file}: {
	readonly directory: string;
	readonly clusterId: string;
	readonly file: string;
}): Promise<ExportedJournal> {
	const journal = journalPath(directory, clusterId);
	if (journal === undefined) {
		return {ok: false, message: notUuidMessage};
	}

	const read = await readRegularFile(journal, largestJournal);
	if (!read.ok) {
		return {
			ok: false,
			message: read.isMissing
				? 'This machine has no journal of the cluster: nothing was written.'
				: `The journal ${journal} cannot be read: ${read.reason}. Nothing was written.`,
		};
	}

	const chain = readWholeChain(read.bytes, {forgivesTornLines: true});
	if (!chain.ok) {
		return {ok: false, message: `Line ${chain.line} of the journal ${journal} breaks its chain: ${chain.problem}. Nothing was written; keep that file as it is.`};
	}

	if (chain.lines.length === 0) {
		return {ok: false, message: 'This machine\'s journal of the cluster is empty: nothing was written.'};
	}

	const written = await writeNewFile(file, joinLines(chain.lines));
	return written.ok ? {ok: true, path: written.text, changes: chain.lines.filter(({entry}) => entry.kind === 'intent').length} : written;
}
