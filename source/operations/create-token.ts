import {
	createFormFor,
	createKindOf,
	keepCreateForm,
	otherForm,
} from '../api/create-form.js';
import type {ApiError} from '../api/api-error.js';
import {isUuid} from '../api/parse-host.js';
import type {
	CreateForm,
	CreateKind,
	DatabaseToken,
	ManagementApi,
	NewToken,
} from '../api/types.js';
import type {ReplacedToken} from '../journal/journal-entry.js';
import {asCause} from './as-cause.js';
import {waitByClock, type Wait} from './back-off.js';
import {createCreateRecord, type CreateRecord} from './create-record.js';
import type {CreateResult} from './create-result.js';
import {judgeCreated} from './judge-created.js';
import {findCreateCandidates} from './create-candidates.js';
import type {ChangeContext, OperationJournal} from './types.js';

export type CreateOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	readonly context: ChangeContext;
	readonly token: NewToken;
	/**
	The token that the new one replaces, in a rotation.
	*/
	readonly replaces?: ReplacedToken;
	readonly now?: () => Date;
	readonly wait?: Wait;
	/**
	Aborted before the request leaves, nothing is sent, even if the intent is being written at that moment. Aborted later, it has no effect: the answer brings the secret.
	*/
	readonly signal?: AbortSignal;
	/**
	Called when the service refused the form of the body that was sent first and took the other documented form.
	*/
	readonly onFormFound?: (kind: CreateKind, form: CreateForm) => void;
};

const stopped = {kind: 'failed', cause: 'stopped before it was sent'} as const;

/**
Creates a token: writes the intent, sends one POST, writes the outcome, and compares the token with what was asked for. A POST without an answer is never sent again, because each POST makes another token.

If the service itself refuses the body (400, in its documented form), the other documented form of the body, with or without `expirationType`, is tried once, with an intent of its own.

The list is loaded before the POST, and once more after it if no answer came. The candidates are the tokens of the second list that have exactly this description, were created in the last ten minutes by the server's clock, and were not in the first list.
*/
export async function createToken(options: CreateOptions): Promise<CreateResult> {
	const {api, journal, context, token, replaces, signal} = options;
	if (api.isReadOnly) {
		return {kind: 'read-only', cause: 'read-only is on, so nothing was sent'};
	}

	const before = await api.listTokens();
	if (!before.ok) {
		return {kind: 'failed', cause: `the tokens could not be listed, nothing was sent: ${asCause(before.error.message)}`, error: before.error};
	}

	if (signal?.aborted) {
		return stopped;
	}

	const record = createCreateRecord(journal, {context, token, replaces});
	const knownIds = new Set(before.value.map(({id}) => id.toLowerCase()));
	const form = createFormFor(context.host, token);
	const first = await send(options, {
		record, form, knownIds, isFirst: true,
	});
	if (first.kind !== 'no') {
		return first;
	}

	const other = otherForm(form);
	const second = await send(options, {
		record, form: other, knownIds, isFirst: false,
	});
	if (second.kind === 'created') {
		const kind = createKindOf(token);
		keepCreateForm(context.host, kind, other);
		options.onFormFound?.(kind, other);
	}

	// If the service refuses both forms, the form is not the reason. The first answer is the better one: it was given to the form that the documents show.
	return second.kind === 'no' || (second.kind === 'failed' && second.error?.status === 400)
		? {...second, kind: 'failed', cause: first.cause}
		: second;
}

type Sending = {
	readonly record: CreateRecord;
	readonly form: CreateForm;
	/**
	Ids of the tokens that existed before the create, in lower case.
	*/
	readonly knownIds: ReadonlySet<string>;
	readonly isFirst: boolean;
};

/**
Sends one POST. `no` means that the service refused the form, and that the other one may be tried.
*/
async function send(options: CreateOptions, {record, form, knownIds, isFirst}: Sending): Promise<CreateResult | {readonly kind: 'no'; readonly cause: string}> {
	const {api, token, signal, now = () => new Date(), wait = waitByClock} = options;
	const intent = await record.intend();
	if (!intent.ok) {
		return {kind: 'failed', cause: `${asCause(intent.message)}; nothing ${isFirst ? '' : 'more '}was sent`};
	}

	const {value: operationId} = intent;
	if (signal?.aborted) {
		await record.conclude(operationId, {result: 'not-started', cause: stopped.cause});
		return stopped;
	}

	const answer = await api.createToken(token, {form});
	if (answer.ok) {
		return judgeCreated(answer, {
			api, record, operationId, asked: token, knownIds, now, wait,
		});
	}

	const {error} = answer;
	const problem = asCause(error.message);
	const {candidates, listError} = await lookForCandidates(error, {
		api, description: token.description, knownIds, now, wait,
	});
	if (error.isOutcomeUnknown || candidates.length > 0) {
		const problems = `${problem}; ${describeCandidates(candidates, listError)}`;
		// The journal takes UUIDs only.
		const cause = await record.conclude(operationId, {result: 'unknown', cause: problems, strayIds: candidates.map(({id}) => id).filter(id => isUuid(id))});
		return {kind: 'unknown', cause: cause ?? problems, candidates};
	}

	if (isFirst && isDefiniteNo(error)) {
		await record.conclude(operationId, {result: 'failed', cause: `${problem}; to be tried ${form === 'with-type' ? 'without' : 'with'} expirationType`});
		return {kind: 'no', cause: problem};
	}

	const cause = await record.conclude(operationId, {result: 'failed', cause: problem});
	return {kind: 'failed', cause: cause ?? problem, error};
}

/**
Looks for tokens that a create may have made although its answer is an error. After a refusal in the service's own form one look is enough; it is needed because a gateway can give such an answer after the service did the work, and a second form must not make a second token. Nothing is looked for after a 401, since the list would be refused too, nor where no request left.
*/
async function lookForCandidates(error: ApiError, {api, ...search}: {
	readonly api: ManagementApi;
	readonly description: string;
	readonly knownIds: ReadonlySet<string>;
	readonly now: () => Date;
	readonly wait: Wait;
}): Promise<{readonly candidates: readonly DatabaseToken[]; readonly listError?: ApiError | undefined}> {
	if (!error.isOutcomeUnknown && (error.status === undefined || error.kind === 'unauthorized')) {
		return {candidates: []};
	}

	const {candidates, error: listError} = await findCreateCandidates(api, {...search, ...(!error.isOutcomeUnknown && {delays: [0]})});
	return {candidates, listError};
}

/**
Whether the service itself answered that it did nothing. A gateway's page with the same status does not count as that.
*/
function isDefiniteNo({kind, status, isOutcomeUnknown}: ApiError): boolean {
	return kind === 'refused' && status === 400 && !isOutcomeUnknown;
}

function describeCandidates(candidates: readonly DatabaseToken[], error: ApiError | undefined): string {
	if (error !== undefined) {
		return `the tokens could not be listed after it: ${asCause(error.message)}`;
	}

	switch (candidates.length) {
		case 0: {
			return 'no token of this description has appeared, but the request may yet arrive';
		}

		case 1: {
			return 'a token of this description has appeared';
		}

		default: {
			return `${candidates.length} tokens of this description have appeared`;
		}
	}
}
