import {randomUUID} from 'node:crypto';
import type {DatabaseToken} from '../api/types.js';
import type {JournalIntent, JournalOutcome} from '../journal/journal-entry.js';
import type {Result} from '../result.js';
import type {
	ChangeContext,
	ChangeResult,
	Change,
	OperationJournal,
} from './types.js';
import {requestedState} from './requested-state.js';

/**
Writes one run's intents and outcomes.
*/
export type ChangeRecord = {
	/**
	Puts the intent to change a target, whose token is `live` as the service shows it now, on the disk. Gives the id that its outcome refers to, or why it could not be written.
	*/
	intend(change: Change, live: DatabaseToken): Promise<Result<string>>;
	/**
	Puts the outcome of one request on the disk. A later one for the same request is the better one.
	*/
	conclude(operationId: string, outcome: Omit<ChangeResult, 'at'>, serverTime?: Date): ReturnType<OperationJournal['append']>;
};

/**
The fields of an intent that say whose token it is and what the change is part of.
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
The record of one run in `journal`. Every entry of the run carries one batch id, made here.
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
				action: change.request.kind === 'revoke' ? 'revoke' : change.request.action,
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
