import type {JournalLine} from '../journal-entry.js';
import type {BatchChange, JournalBatch} from './journal-batch.js';

/**
A batch some of whose changes were never begun.
*/
export type OpenBatch = {
	readonly batchId: string;
	readonly action: JournalBatch['action'];
	/**
	When it began, in RFC 3339.
	*/
	readonly time: string;
	readonly reason: string | undefined;
	/**
	How many changes it was to make.
	*/
	readonly total: number;
	/**
	Whether the program ended in the middle of it. False if the batch was stopped, by a person or by a failure, and said so.
	*/
	readonly isInterrupted: boolean;
	/**
	The changes that were never begun, at least one. Raw text of the service.
	*/
	readonly rest: readonly BatchChange[];
};

type Known = Omit<OpenBatch, 'total' | 'rest'> & {
	readonly all: ReadonlyMap<string, BatchChange>;
	readonly rest: Map<string, BatchChange>;
};

/**
The batches with changes that were never begun, in the order of the journal. A change no longer counts once a later batch has taken it over, or once anything was tried with its token.
*/
export function openBatchesOf(entries: readonly JournalLine[]): readonly OpenBatch[] {
	const open = new Map<string, Known>();
	// A batch whose changes were all begun can still say at its end that one of them did not come to its request.
	const wholes = new Map<string, Known>();
	for (const entry of entries) {
		if (entry.kind === 'batch') {
			const known = withLine(open.get(entry.batchId), entry);
			open.set(entry.batchId, known);
			wholes.set(entry.batchId, known);
			if (entry.continuesBatchId !== undefined) {
				open.delete(entry.continuesBatchId);
			}
		} else if (entry.kind === 'batch-end') {
			const known = wholes.get(entry.batchId);
			const rest = new Map(entry.notStarted.flatMap(id => {
				const change = known?.all.get(id.toLowerCase());
				return change ? [[id.toLowerCase(), change] as const] : [];
			}));
			open.delete(entry.batchId);
			if (known && rest.size > 0) {
				open.set(entry.batchId, {...known, rest, isInterrupted: false});
			}
		} else if (entry.kind === 'intent' && entry.action !== 'create') {
			const id = entry.tokenId.toLowerCase();
			for (const [batchId, {rest}] of open) {
				rest.delete(id);
				if (rest.size === 0) {
					open.delete(batchId);
				}
			}
		}
	}

	return open.values().filter(({rest}) => rest.size > 0).map(({all, rest, ...batch}) => ({...batch, total: all.size, rest: rest.values().toArray()})).toArray();
}

function withLine(before: Known | undefined, {batchId, action, time, reason, changes}: JournalLine & JournalBatch): Known {
	const pairs = changes.map(change => [change.tokenId.toLowerCase(), change] as const);
	return {
		batchId, action, time: before?.time ?? time, reason, isInterrupted: true, all: new Map([...before?.all ?? [], ...pairs]), rest: new Map([...before?.rest ?? [], ...pairs]),
	};
}

/**
How many changes were never begun because the program ended in the middle of their batch. Those of a batch that was stopped are not counted, because its results said so.
*/
export function interruptedCount(batches: readonly OpenBatch[]): number {
	return batches.filter(({isInterrupted}) => isInterrupted).reduce((sum, {rest}) => sum + rest.length, 0);
}

/**
What is open in a batch: `Never begun: 9 of 13 in the suspend of 2026-11-26 20:19 UTC`.
*/
export function restWords({action, time, total, rest, isInterrupted}: OpenBatch): string {
	return `${isInterrupted ? 'Never begun' : 'Not started'}: ${rest.length} of ${total} in the ${action} of ${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/**
How many tokens the batch was to change, by the batch's id. Journals of earlier versions do not say it.
*/
export function batchSizes(entries: readonly JournalLine[]): ReadonlyMap<string, number> {
	const sizes = new Map<string, number>();
	for (const entry of entries) {
		if (entry.kind === 'batch') {
			sizes.set(entry.batchId, (sizes.get(entry.batchId) ?? 0) + entry.changes.length);
		}
	}

	return sizes;
}
