import {Buffer} from 'node:buffer';
import {constants} from 'node:fs';
import {mkdir, open} from 'node:fs/promises';
import path from 'node:path';
import {refuse, type Result} from '../result.js';
import {errorReason} from '../storage/error-reason.js';
import {readRegularFile} from '../storage/regular-file.js';
import {syncDirectory} from '../storage/sync-directory.js';
import {acquireLock} from '../storage/lock.js';
import {writeAll} from './append-lines.js';
import type {JournalBatch} from './batches/journal-batch.js';
import type {JournalIntent} from './journal-entry.js';
import {joinLines} from './join-lines.js';
import {journalPath, notUuidMessage, oldestAppendLock} from './journal.js';
import {lockBatch} from './lock-batch.js';
import {entriesOfPlace, type JournalPlace} from './place.js';
import {largestJournal} from './read-journal.js';
import {readWholeChain, type ChainLine} from './whole-chain.js';

/**
The path of this machine's journal, how many lines are new in it, and how many changes the imported file holds.
*/
export type ImportedJournal = {readonly path: string; readonly added: number; readonly changes: number};

type Options = JournalPlace & {
	readonly directory: string;
	readonly clusterId: string;
	readonly file: string;
};

/**
Takes over a journal that another machine has exported, for the same cluster at the same host and account. It checks the chain from the first line on.

This machine's own journal must be empty or the beginning of the imported one. It refuses a journal that differs from this machine's after a common beginning, because the two cannot be one chain. A journal that this machine has whole already adds nothing. Outside text in a refusal is raw.
*/
export async function importJournal({directory, clusterId, file, host, accountId}: Options): Promise<Result<ImportedJournal>> {
	const journal = journalPath(directory, clusterId);
	if (journal === undefined) {
		return refuse(notUuidMessage);
	}

	const read = await readExported(path.resolve(file));
	if (!read.ok) {
		return read;
	}

	const lines = read.value;
	const problem = placeProblem(lines, {
		clusterId, host, accountId, file,
	});
	if (problem !== undefined) {
		return refuse(problem);
	}

	// No run may write between the comparison and the import.
	const batch = await lockBatch(directory, clusterId);
	if (!batch.ok) {
		return batch;
	}

	try {
		await mkdir(path.dirname(journal), {recursive: true, mode: 0o700});
		const lock = await acquireLock(`${journal}.lock`, {maximumAge: oldestAppendLock});
		if (!lock.ok) {
			return lock;
		}

		try {
			const missing = await missingHere(journal, lines);
			if (!missing.ok) {
				return missing;
			}

			await append(journal, missing.value);
			return {ok: true, value: {path: journal, added: missing.value.length, changes: lines.filter(({entry}) => entry.kind === 'intent').length}};
		} finally {
			lock.value.release();
		}
	} catch (error) {
		return refuse(`The journal ${journal} cannot be written: ${errorReason(error)}. Import the file again once it can; what is there already is not added twice.`);
	} finally {
		batch.value.release();
	}
}

async function readExported(file: string): Promise<Result<readonly ChainLine[]>> {
	const read = await readRegularFile(file, largestJournal);
	if (!read.ok) {
		return refuse(`${file} cannot be read: ${read.reason}.`);
	}

	const chain = readWholeChain(read.bytes, {forgivesTornLines: false});
	if (!chain.ok) {
		return refuse(`Line ${chain.line} of ${file} breaks its chain: ${chain.problem}. Nothing was imported; export it again.`);
	}

	return chain.lines.length === 0 ? refuse(`${file} holds no line of a journal: nothing was imported.`) : {ok: true, value: chain.lines};
}

function placeProblem(lines: readonly ChainLine[], {clusterId, file, ...place}: JournalPlace & {readonly clusterId: string; readonly file: string}): string | undefined {
	const entries = lines.map(({entry}) => entry);
	const foreign = entries.find((entry): entry is typeof entry & (JournalIntent | JournalBatch) => (entry.kind === 'intent' || entry.kind === 'batch') && entry.clusterId.toLowerCase() !== clusterId.toLowerCase());
	if (foreign) {
		return `${file} is the journal of the cluster ${foreign.clusterId}: choose that one with --cluster. Nothing was imported.`;
	}

	const here = entriesOfPlace(entries, place);
	if (here.entries.some(({kind}) => kind === 'intent' || kind === 'batch')) {
		return undefined;
	}

	const [other] = here.elsewhere;
	const whose = other ? `: it is of ${other.host}, account ${other.accountId}` : '';
	return `${file} holds nothing of ${place.host}, account ${place.accountId}${whose}. Choose that place with --profile or --host. Nothing was imported.`;
}

async function missingHere(journal: string, lines: readonly ChainLine[]): Promise<Result<readonly ChainLine[]>> {
	const read = await readRegularFile(journal, largestJournal);
	if (!read.ok && !read.isMissing) {
		return refuse(`The journal ${journal} cannot be read: ${read.reason}. Nothing was imported.`);
	}

	const own = readWholeChain(read.ok ? read.bytes : Buffer.alloc(0), {forgivesTornLines: true});
	if (!own.ok) {
		const broken = `Line ${own.line} of this machine's own journal ${journal} breaks its chain: ${own.problem}.`;
		return refuse(`${broken} Nothing was imported; keep that file, and set INFLUX_TOKENS_STATE_DIR to a new directory to import into.`);
	}

	const fork = own.lines.findIndex(({entry}, index) => index < lines.length && entry.hash !== lines[index]!.entry.hash);
	if (fork === -1) {
		return {ok: true, value: lines.slice(own.lines.length)};
	}

	const forked = `From line ${fork + 1} on this machine's journal tells of other changes than the file: the two cannot be one chain, and nothing was imported.`;
	return refuse(`${forked} To use the file beside it, set INFLUX_TOKENS_STATE_DIR to a new directory for this import and for the resume that needs it.`);
}

async function append(journal: string, lines: readonly ChainLine[]): Promise<void> {
	if (lines.length === 0) {
		return;
	}

	// eslint-disable-next-line no-bitwise -- flags of open(2)
	const handle = await open(journal, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0), 0o600);
	try {
		const {size} = await handle.stat();
		const last = Buffer.from('\n');
		if (size > 0) {
			await handle.read(last, 0, 1, size - 1);
		}

		// A torn write may have left the last line without its end.
		await writeAll(handle, Buffer.concat([Buffer.from(last.toString() === '\n' ? '' : '\n'), joinLines(lines)]));
		await handle.sync();
	} finally {
		await handle.close();
	}

	await syncDirectory(path.dirname(journal));
}
