import type {JournalEntry, JournalIntent, JournalOutcome} from '../journal/journal-entry.js';

/**
The intent to change a token that existed.
*/
export type ChangeIntent = Extract<JournalIntent, {readonly tokenId: string}>;

/**
The last outcome of each operation, by its id. A later outcome replaces an earlier one.
*/
export function lastOutcomes(entries: readonly JournalEntry[]): ReadonlyMap<string, JournalOutcome> {
	return new Map(entries.filter(entry => entry.kind === 'outcome').map(outcome => [outcome.operationId, outcome]));
}
