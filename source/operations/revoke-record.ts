import {randomUUID} from 'node:crypto';
import type {DatabaseToken} from '../api/types.js';
import type {JournalIntent, JournalOutcome} from '../journal/entries.js';
import type {OperationJournal, RevokeContext, RevokeResult} from './types.js';

/**
Writes one batch's intents and outcomes.
*/
export type RevokeRecord = {
	/**
	Puts the intent to revoke `live`, as the service shows it now, on the disk. Gives the id that its outcome refers to, or why it could not be written.
	*/
	intend(live: DatabaseToken): Promise<{readonly ok: true; readonly operationId: string} | {readonly ok: false; readonly message: string}>;
	/**
	Puts the outcome of one DELETE on the disk.
	*/
	conclude(operationId: string, outcome: Omit<RevokeResult, 'at'>, serverTime?: Date): ReturnType<OperationJournal['append']>;
};

/**
The record of one batch in `journal`. Every entry of the batch carries one batch id, made here.
*/
export function createRevokeRecord(journal: OperationJournal, context: RevokeContext): RevokeRecord {
	const batchId = randomUUID();
	return {
		async intend(live) {
			const operationId = randomUUID();
			const {profile, host, accountId, clusterId, reason} = context;
			const intent: JournalIntent = {
				kind: 'intent',
				operationId,
				batchId,
				action: 'revoke',
				tokenId: live.id,
				description: live.description,
				permissionsBefore: live.permissions,
				createdAt: live.createdAt,
				...(live.expiresAt !== undefined && {expiresAt: live.expiresAt}),
				profile,
				host,
				accountId,
				clusterId,
				...(reason !== undefined && {reason}),
			};
			const written = await journal.append(intent);
			return written.ok ? {ok: true, operationId} : written;
		},
		async conclude(operationId, {kind, cause, verification}, serverTime) {
			const outcome: JournalOutcome = {
				kind: 'outcome',
				operationId,
				result: kind,
				...(cause !== undefined && {cause}),
				...(verification !== undefined && {verification}),
				...(serverTime !== undefined && {serverTime: serverTime.toISOString()}),
			};
			return journal.append(outcome);
		},
	};
}
