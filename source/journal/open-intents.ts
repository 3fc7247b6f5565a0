import type {JournalEntry, JournalIntent} from './journal-entry.js';

type Append = (entry: JournalEntry) => Promise<unknown>;

type OpenIntent = {readonly intent: JournalIntent; readonly append: Append};

// The open intents of this process in all journals, because the code that ends the program knows no journal.
const openIntents = new Map<string, OpenIntent>();

/**
Notes which intents have no outcome yet. Call it for every entry that is on the disk.
*/
export function noteWritten(entry: JournalEntry, append: Append): void {
	if (entry.kind === 'intent') {
		openIntents.set(entry.operationId, {intent: entry, append});
	} else if (entry.kind === 'outcome') {
		openIntents.delete(entry.operationId);
	}
}

/**
Writes `unknown` as the outcome of every intent of this process that has none, for a program that ends before it knows more. Gives how many there were. Those that could not be written stay without an outcome, and the next start says so.
*/
export async function concludeOpenIntents(cause: string): Promise<number> {
	const open = openIntents.values().toArray();
	for (const {intent: {operationId, rotationId, step}, append} of open) {
		try {
			// eslint-disable-next-line no-await-in-loop -- the journal's lines follow each other
			await append({
				kind: 'outcome', operationId, result: 'unknown', cause, ...(rotationId !== undefined && {rotationId}), ...(step !== undefined && {step}),
			});
		} catch {
			// The journal is closed.
		}
	}

	return open.length;
}
