import {randomUUID} from 'node:crypto';
import type {DatabaseToken} from '../api/types.js';
import {isUuid} from '../api/parse-host.js';
import type {JournalIntent, JournalOutcome} from '../journal/journal-entry.js';
import type {Result} from '../result.js';
import {batchLines} from './batch-lines.js';
import {contextFields} from './context-fields.js';
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
	Writes the whole batch to the disk, before its first request, so that a later start knows what was never begun. A run of one change is not written: its intent says the same.
	*/
	begin(changes: readonly Change[]): Promise<Result<undefined>>;
	/**
	Writes that the batch is over, if some of its changes have no intent. Those in `notStarted` can be gone on with later.
	*/
	end(notStarted: readonly Change[]): Promise<void>;
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
The record of one run in `journal`. All intents of the run have the same batch id, which is made here.
*/
export function createChangeRecord(journal: OperationJournal, context: ChangeContext): ChangeRecord {
	const batchId = randomUUID();
	let isBegun = false;
	const withoutIntent = new Set<string>();
	return {
		async begin(changes) {
			if (changes.length < 2) {
				return {ok: true, value: undefined};
			}

			for (const line of batchLines(changes, {batchId, context})) {
				const written = await journal.append(line); // eslint-disable-line no-await-in-loop -- the journal's lines follow each other
				if (!written.ok) {
					return written;
				}

				for (const {tokenId} of line.changes) {
					withoutIntent.add(tokenId.toLowerCase());
				}
			}

			isBegun = true;
			return {ok: true, value: undefined};
		},
		async end(notStarted) {
			if (isBegun && (withoutIntent.size > 0 || notStarted.length > 0)) {
				// If this cannot be written, the next start offers these changes as interrupted, and checks each token then.
				await journal.append({
					kind: 'batch-end', batchId, notStarted: notStarted.map(({token}) => token.id).filter(id => isUuid(id)), ...context.rotation,
				});
			}
		},
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
			if (written.ok) {
				withoutIntent.delete(live.id.toLowerCase());
			}

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
