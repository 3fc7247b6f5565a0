import {randomUUID} from 'node:crypto';
import type {DatabaseToken} from '../api/types.js';
import type {JournalIntent, JournalOutcome} from '../journal/journal-entry.js';
import type {Result} from '../result.js';
import {actionOf} from './change-words.js';
import type {
	ChangeContext,
	ChangeResult,
	Change,
	OperationJournal,
} from './types.js';
import {requestedState} from './requested-state.js';

/**
Writes the intents and the outcomes of one run to the journal.
*/
export type ChangeRecord = {
	/**
	Writes the intent of a change to the disk. `live` is the token as the service shows it now. Gives the operation's id, to which its outcome refers.
	*/
	intend(change: Change, live: DatabaseToken): Promise<Result<string>>;
	/**
	Writes the outcome of one request to the disk. A later outcome of the same request replaces it.
	*/
	conclude(operationId: string, outcome: Omit<ChangeResult, 'at'>, serverTime?: Date): ReturnType<OperationJournal['append']>;
};

/**
The fields of an intent that name the profile, the account and the cluster of the token, the reason, and the rotation that the change is a step of.
*/
export function contextFields({rotation, reason, profile, host, accountId, clusterId}: ChangeContext) {
	return {
		profile,
		host,
		accountId,
		clusterId,
		...(reason !== undefined && {reason}),
		...rotation,
	};
}

/**
The record of one run in `journal`. All intents of the run have the same batch id, which is made here.
*/
export function createChangeRecord(journal: OperationJournal, context: ChangeContext): ChangeRecord {
	const batchId = randomUUID();
	return {
		async intend(change, live) {
			const operationId = randomUUID();
			const requested = requestedState(change);
			const intent: JournalIntent = {
				kind: 'intent',
				operationId,
				batchId,
				action: actionOf(change.request),
				tokenId: live.id,
				description: live.description,
				permissionsBefore: live.permissions,
				...(requested && {descriptionAfter: requested.description, permissionsAfter: requested.permissions}),
				createdAt: live.createdAt,
				...(live.expiresAt !== undefined && {expiresAt: live.expiresAt}),
				...contextFields(context),
			};
			const written = await journal.append(intent);
			return written.ok ? {ok: true, value: operationId} : written;
		},
		async conclude(operationId, {kind, cause, verification}, serverTime) {
			const outcome: JournalOutcome = {
				kind: 'outcome',
				operationId,
				result: kind,
				...(cause !== undefined && {cause}),
				...(verification !== undefined && {verification}),
				...(serverTime !== undefined && {serverTime: serverTime.toISOString()}),
				...context.rotation,
			};
			return journal.append(outcome);
		},
	};
}
