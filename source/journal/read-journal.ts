import {refuse, type Result} from '../result.js';
import {validate} from '../api/validate.js';
import {readRegularFile} from '../storage/regular-file.js';
import {firstPreviousHash, readLine, type ChainedLine} from './chained-line.js';
import {lineSchema, type JournalIntent, type JournalLine} from './journal-entry.js';
import {journalPath, notUuidMessage} from './journal.js';
import {splitLines} from './tail.js';
import {unfinishedOf} from './unfinished.js';

/**
What is wrong with a line, counted from 1, in one sentence.
*/
export type JournalProblem = {
	readonly line: number;
	readonly message: string;
};

export type JournalContent = {
	/**
	In the order of the file.
	*/
	readonly entries: readonly JournalLine[];
	readonly problems: readonly JournalProblem[];
	/**
	Intents without a known outcome, see `unfinishedOf`: their requests may or may not have been carried out.
	*/
	readonly unfinished: ReadonlyArray<JournalLine & JournalIntent>;
};

/**
The longest journal that is read, in bytes.
*/
export const largestJournal = 1024 * 1024 * 1024;

/**
Reads a cluster's journal and verifies its chain of hashes. A missing file has no entries. A damaged line is reported and does not stop the reading. Whole lines that are missing at the end cannot be noticed.
*/
export async function readJournal({directory, clusterId}: {
	readonly directory: string;
	readonly clusterId: string;
}): Promise<Result<JournalContent>> {
	const file = journalPath(directory, clusterId);
	if (file === undefined) {
		return refuse(notUuidMessage);
	}

	const read = await readRegularFile(file, largestJournal);
	if (read.ok) {
		return {ok: true, value: parseJournal(read.bytes)};
	}

	return read.isMissing
		? {ok: true, value: {entries: [], problems: [], unfinished: []}}
		: refuse(`The journal ${file} cannot be read: ${read.reason}. Make it readable to see what was done.`);
}

/**
Does the same with the bytes of a journal.
*/
export function parseJournal(bytes: Uint8Array): JournalContent {
	const entries: JournalLine[] = [];
	const problems: JournalProblem[] = [];
	// Undefined after a damaged line, because the next line may be chained to it or to the line before it.
	let previous: Pick<ChainedLine, 'sequence' | 'hash'> | undefined = {sequence: 0, hash: firstPreviousHash};

	for (const [index, line] of splitLines(bytes).entries()) {
		if (line.length === 0) {
			continue;
		}

		const {lines, problem} = readLine(line);
		const report = (message: string) => {
			problems.push({line: index + 1, message});
		};

		if (problem !== undefined) {
			report(`The line is damaged: ${problem}.`);
			previous = undefined;
		}

		for (const chained of lines) {
			if (previous && (chained.previousHash !== previous.hash || chained.sequence !== previous.sequence + 1)) {
				report('The line does not follow the one before it: lines between them are missing, or were put in or moved.');
			}

			const checked = validate(lineSchema, chained.content, 'the line');
			if (checked.ok) {
				entries.push(checked.value);
			} else {
				report(`The line is not an entry that this influx-tokens knows: ${checked.problem}.`);
			}

			previous = problem === undefined ? chained : undefined;
		}
	}

	return {entries, problems, unfinished: unfinishedOf(entries)};
}
