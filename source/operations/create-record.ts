import {randomUUID} from 'node:crypto';
import type {NewToken} from '../api/types.js';
import type {JournalOutcome, ReplacedToken, SecretState} from '../journal/journal-entry.js';
import type {Appended} from '../journal/journal.js';
import type {Result} from '../result.js';
import {asCause} from './as-cause.js';
import {contextFields} from './context-fields.js';
import type {Created} from './create-result.js';
import type {ChangeContext, OperationJournal} from './types.js';

/**
Writes the intents and the outcomes of one create to the journal.
*/
export type CreateRecord = {
	/**
	Writes an intent to the disk and gives the operation's id. A second try has an intent of its own, with the same batch id.
	*/
	intend(): Promise<Result<string>>;
	/**
	Writes an outcome to the disk. Gives its cause, with a remark if the journal could not be written: the result is true all the same.
	*/
	conclude(operationId: string, outcome: Omit<JournalOutcome, 'kind' | 'operationId'>): Promise<string | undefined>;
};

export function createCreateRecord(journal: OperationJournal, {context, token, replaces}: {
	readonly context: ChangeContext;
	readonly token: NewToken;
	readonly replaces?: ReplacedToken | undefined;
}): CreateRecord {
	const batchId = randomUUID();
	return {
		async intend() {
			const operationId = randomUUID();
			const written = await journal.append({
				kind: 'intent',
				operationId,
				batchId,
				action: 'create',
				description: token.description,
				permissionsBefore: [],
				permissionsAfter: token.permissions,
				...(token.expiresAt !== undefined && {expiresAt: token.expiresAt}),
				...(replaces !== undefined && {replaces}),
				...contextFields(context),
			});
			return written.ok ? {ok: true, value: operationId} : written;
		},
		async conclude(operationId, outcome) {
			const appended = await journal.append({
				kind: 'outcome', operationId, ...outcome, ...context.rotation,
			});
			const remark = appended.ok ? undefined : `not in the journal: ${asCause(appended.message)}`;
			const parts = [outcome.cause, remark].filter(part => part !== undefined);
			return parts.length === 0 ? undefined : parts.join('; ');
		},
	};
}

/**
The journal's outcome of a create that made a token.
*/
export function outcomeOfCreated({token, differences, idProblem}: Pick<Created, 'token' | 'differences' | 'idProblem'>, secret: SecretState): Omit<JournalOutcome, 'kind' | 'operationId'> {
	return {
		result: differences.length === 0 ? 'created' : 'not-as-asked',
		...(differences.length > 0 && {cause: differences.join('; ')}),
		...(idProblem === undefined && {tokenId: token.id}),
		secret,
	};
}

/**
Writes to the journal where the secret of a created token is now.
*/
export async function noteSecret(journal: OperationJournal, created: Created, secret: SecretState, rotation: ChangeContext['rotation']): Promise<Appended> {
	return journal.append({
		kind: 'outcome', operationId: created.operationId, ...outcomeOfCreated(created, secret), ...rotation,
	});
}
