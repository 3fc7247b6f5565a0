import {randomUUID} from 'node:crypto';
import type {NewToken} from '../api/types.js';
import type {JournalOutcome, ReplacedToken, SecretState} from '../journal/journal-entry.js';
import type {Appended} from '../journal/journal.js';
import type {Result} from '../result.js';
import {asCause} from './as-cause.js';
import {contextFields} from './change-record.js';
import type {Created} from './create-result.js';
import type {ChangeContext, OperationJournal} from './types.js';

/**
Writes one create's intents and outcomes.
*/
export type CreateRecord = {
	/**
	Puts an intent on the disk; a second try has one of its own, with the same batch id.
	*/
	intend(): Promise<Result<string>>;
	/**
	Puts an outcome on the disk. Gives its cause, with a remark where it could not be written: the result is true all the same.
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
The outcome of a token that was created, as a journal holds it.
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
Writes down what became of a created secret.
*/
export async function noteSecret(journal: OperationJournal, created: Created, secret: SecretState, rotation: ChangeContext['rotation']): Promise<Appended> {
	return journal.append({
		kind: 'outcome', operationId: created.operationId, ...outcomeOfCreated(created, secret), ...rotation,
	});
}
