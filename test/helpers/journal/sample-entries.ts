import {randomUUID} from 'node:crypto';
import fc from 'fast-check';
import type {JournalEntry, JournalIntent} from '../../../source/journal/journal-entry.js';
import {openJournal, type Journal, type JournalOptions} from '../../../source/journal/journal.js';

export const clusterId = '3333a1b2-0000-4000-8000-000000000001';

/**
The intent of a revoke.
*/
export function intent(changes: Partial<Omit<JournalIntent, 'kind' | 'action'>> = {}): JournalIntent {
	return {
		kind: 'intent',
		operationId: randomUUID(),
		batchId: randomUUID(),
		profile: 'prod-eu',
		host: 'https://console.influxdata.com',
		accountId: '11111111-2222-4333-8444-555555555555',
		clusterId,
		description: 'telegraf edge-08',
		permissionsBefore: [{action: 'write', resource: 'flight2'}],
		...changes,
		action: 'revoke',
		tokenId: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
		createdAt: '2024-03-02T04:20:19Z',
	};
}

/**
The outcome of an intent.
*/
export function outcome(operationId: string, changes: {readonly cause?: string; readonly result?: string; readonly lookedLater?: boolean} = {}): JournalEntry {
	return {
		kind: 'outcome', operationId, result: 'revoked', verification: '404', serverTime: '2026-03-01T14:02:11Z', ...changes,
	};
}

/**
Entries of each kind, with arbitrary texts.
*/
export const anyEntry: fc.Arbitrary<JournalEntry> = fc.oneof(
	fc.record({
		description: fc.string({unit: 'binary'}),
		profile: fc.string(),
		permissionsBefore: fc.array(fc.record({action: fc.constantFrom('read', 'write', 'admin'), resource: fc.string({unit: 'binary'})}, {noNullPrototype: true})),
		operationId: fc.uuid(),
		batchId: fc.uuid(),
	}).map(changes => intent(changes)),
	fc.tuple(fc.uuid(), fc.string({unit: 'grapheme'})).map(([operationId, cause]) => outcome(operationId, {cause})),
	fc.record({
		kind: fc.constant('note' as const), rotationId: fc.uuid(), step: fc.constantFrom('handed-over' as const, 'soak-started' as const), until: fc.string(),
	}, {noNullPrototype: true}),
);

/**
Opens a journal in the directory. Throws when that fails.
*/
export async function journalIn(directory: string, options: Partial<JournalOptions> = {}): Promise<Journal> {
	const opened = await openJournal({
		directory,
		clusterId,
		actor: {user: 'admin', hostname: 'bastion'},
		now: () => new Date('2026-03-01T14:02:11.500Z'),
		...options,
	});
	if (!opened.ok) {
		throw new Error(opened.message);
	}

	return opened.value;
}
