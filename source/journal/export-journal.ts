import {refuse, type Result} from '../result.js';
import {writeNewFile} from '../secrets/write-new-file.js';
import {readRegularFile} from '../storage/regular-file.js';
import {journalPath, notUuidMessage} from './journal.js';
import {largestJournal} from './read-journal.js';
import {joinLines} from './join-lines.js';
import {readWholeChain} from './whole-chain.js';

/**
The file's whole path, and how many changes it holds.
*/
export type ExportedJournal = {readonly path: string; readonly changes: number};

/**
Checks the chain of a cluster's journal and writes the whole journal to a new file of mode 0600, for another machine. It overwrites nothing, and the file is on the disk when the promise resolves. It removes a file that it cannot write whole. Outside text in a refusal is raw.
*/
export async function exportJournal({directory, clusterId, file}: {
	readonly directory: string;
	readonly clusterId: string;
	readonly file: string;
}): Promise<Result<ExportedJournal>> {
	const journal = journalPath(directory, clusterId);
	if (journal === undefined) {
		return refuse(notUuidMessage);
	}

	const read = await readRegularFile(journal, largestJournal);
	if (!read.ok) {
		return refuse(read.isMissing
			? 'This machine has no journal of the cluster: nothing was written.'
			: `The journal ${journal} cannot be read: ${read.reason}. Nothing was written.`);
	}

	const chain = readWholeChain(read.bytes, {forgivesTornLines: true});
	if (!chain.ok) {
		return refuse(`Line ${chain.line} of the journal ${journal} breaks its chain: ${chain.problem}. Nothing was written; keep that file as it is.`);
	}

	if (chain.lines.length === 0) {
		return refuse('This machine\'s journal of the cluster is empty: nothing was written.');
	}

	const written = await writeNewFile(file, joinLines(chain.lines));
	return written.ok ? {ok: true, value: {path: written.value, changes: chain.lines.filter(({entry}) => entry.kind === 'intent').length}} : written;
}
