import {randomUUID} from 'node:crypto';
import type {ApiError} from '../api/errors.js';
import type {Secret} from '../api/secret.js';
import type {DatabaseToken, ManagementApi, NewToken} from '../api/types.js';
import type {JournalOutcome, ReplacedToken} from '../journal/entries.js';
import {asCause} from './as-cause.js';
import {waitByClock, type Wait} from './back-off.js';
import {contextFields} from './change-record.js';
import {findStrays} from './strays.js';
import type {ChangeContext, OperationJournal} from './types.js';

export type CreateOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	readonly context: ChangeContext;
	readonly token: NewToken;
	/**
	The token whose successor this one is to be.
	*/
	readonly replaces?: ReplacedToken;
	readonly now?: () => Date;
	readonly wait?: Wait;
	/**
	Aborted before the request leaves, it does not leave. Later it changes nothing: the answer brings the secret.
	*/
	readonly signal?: AbortSignal;
};

/**
What a create came to. Causes are sentence parts without a final stop, and raw outside text.
*/
export type CreateResult =
	| {
		readonly kind: 'created';
		readonly token: DatabaseToken;
		/**
		The service tells it only now.
		*/
		readonly secret: Secret;
		/**
		When it was known: the server's clock where it told, else ours.
		*/
		readonly at: Date;
		/**
		That it is not in the journal, if so.
		*/
		readonly cause: string | undefined;
	}
	/**
	No token was created. `error` is the service's answer, if it was one.
	*/
	| {readonly kind: 'failed'; readonly cause: string; readonly error?: ApiError}
	| {readonly kind: 'read-only'; readonly cause: string}
	/**
	A token may have been created, or may still be. `strays` are those that it may be; nobody has their secrets.
	*/
	| {readonly kind: 'unknown'; readonly cause: string; readonly strays: readonly DatabaseToken[]};

/**
Creates a token: the intent on the disk, one POST, the outcome on the disk. It is never sent again by itself, since each POST makes another token.

The list is loaded before and, when there is no answer, after it: tokens with exactly this description, created in the last ten minutes by the server's clock and not there before, are the strays.
*/
export async function createToken({api, journal, context, token, replaces, now = () => new Date(), wait = waitByClock, signal}: CreateOptions): Promise<CreateResult> {
	if (api.isReadOnly) {
		return {kind: 'read-only', cause: 'read-only is on, so nothing was sent'};
	}

	const before = await api.listTokens();
	if (!before.ok) {
		return {kind: 'failed', cause: `the tokens could not be listed, nothing was sent: ${asCause(before.error.message)}`, error: before.error};
	}

	if (signal?.aborted) {
		return {kind: 'failed', cause: 'stopped before it was sent'};
	}

	const operationId = randomUUID();
	const written = await journal.append({
		kind: 'intent',
		operationId,
		batchId: randomUUID(),
		action: 'create',
		description: token.description,
		permissionsBefore: [],
		permissionsAfter: token.permissions,
		...(token.expiresAt !== undefined && {expiresAt: token.expiresAt}),
		...(replaces !== undefined && {replaces}),
		...contextFields(context),
	});
	if (!written.ok) {
		return {kind: 'failed', cause: `${asCause(written.message)}; nothing was sent`};
	}

	// The result is true whether or not the journal can hold it, so a failed write only adds to the cause.
	const conclude = async (outcome: Omit<JournalOutcome, 'kind' | 'operationId'>): Promise<string | undefined> => {
		const appended = await journal.append({
			kind: 'outcome', operationId, ...outcome, ...context.rotation,
		});
		const remark = appended.ok ? undefined : `not in the journal: ${asCause(appended.message)}`;
		const parts = [outcome.cause, remark].filter(part => part !== undefined);
		return parts.length === 0 ? undefined : parts.join('; ');
	};

	const answer = await api.createToken(token);
	if (answer.ok) {
		const {value: {accessToken: secret, ...created}, serverTime} = answer;
		const cause = await conclude({
			result: 'created', tokenId: created.id, ...(serverTime && {serverTime: serverTime.toISOString()}),
		});
		return {
			kind: 'created', token: created, secret, at: serverTime ?? now(), cause,
		};
	}

	const {error} = answer;
	const problem = asCause(error.message);
	if (!error.isOutcomeUnknown) {
		const cause = await conclude({result: 'failed', cause: problem});
		return {kind: 'failed', cause: cause ?? problem, error};
	}

	const knownIds = new Set(before.value.map(({id}) => id.toLowerCase()));
	const {strays, error: listError} = await findStrays(api, {
		description: token.description, knownIds, now, wait,
	});
	const told = `${problem}; ${describeStrays(strays, listError)}`;
	const cause = await conclude({result: 'unknown', cause: told, strayIds: strays.map(({id}) => id)});
	return {kind: 'unknown', cause: cause ?? told, strays};
}

function describeStrays(strays: readonly DatabaseToken[], error: ApiError | undefined): string {
	if (error !== undefined) {
		return `the tokens could not be listed after it: ${asCause(error.message)}`;
	}

	switch (strays.length) {
		case 0: {
			return 'no token of this description has appeared, but the request may yet arrive';
		}

		case 1: {
			return 'a token of this description has appeared';
		}

		default: {
			return `${strays.length} tokens of this description have appeared`;
		}
	}
}
