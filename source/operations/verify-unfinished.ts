import {isUuid} from '../api/parse-host.js';
import type {DatabaseToken, ManagementApi} from '../api/types.js';
import type {
	JournalEntry,
	JournalIntent,
	JournalLine,
	JournalOutcome,
} from '../journal/journal-entry.js';
import {parseTime} from '../tokens/time/parse-time.js';
import {sameGrants} from '../tokens/grants/permission-key.js';
import {asCause} from './as-cause.js';
import {judgeUnfinishedCreate, candidateIdsOf} from './judge-unfinished-create.js';
import {lastOutcomes, type ChangeIntent} from './last-outcomes.js';
import {lookAtAll, type TimedLook} from './look-at.js';
import {isRecordedAs} from './is-recorded-as.js';
import {accepted} from './judgement.js';
import type {OperationJournal, Verification} from './types.js';
import {judgeLater, latestArrival, type LaterJudgement} from './judge-later.js';

export type UnfinishedIntent = JournalLine & JournalIntent;

/**
An intent whose outcome was not known, and its outcome now.
*/
export type VerifiedIntent = {
	readonly intent: UnfinishedIntent;
	readonly kind:
		| 'revoked' // Gone, or revokedAt set: by this request or from elsewhere
		| 'changed' // As requested
		| 'failed' // As before: the request was not sent, or was not applied
		| 'already-gone' // The token of an update is revoked
		| 'created' // Of a create: tokens that it may have made exist
		| 'unknown'; // It cannot be told, at least not yet
	/**
	A sentence part without a final stop. Raw outside text.
	*/
	readonly cause: string;
	readonly at: Date;
	/**
	Of a create: the tokens that it may have made. Their secrets are lost.
	*/
	readonly candidates: readonly DatabaseToken[];
	/**
	Whether the outcome is in the journal now. An outcome that cannot be told yet is not written, so that the next start asks again. An outcome that can never be told is written as `unknown`, and no start asks again.
	*/
	readonly isWritten: boolean;
};

export type VerifyUnfinishedOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	/**
	From the journal: the intents without a known outcome, and all entries, which tell what was done before and since.
	*/
	readonly unfinished: readonly UnfinishedIntent[];
	readonly entries: readonly JournalEntry[];
	readonly now?: () => Date;
};

type Found = Omit<VerifiedIntent, 'intent' | 'isWritten'> & {readonly verification?: Verification | undefined; readonly isFinal: boolean};

function isChange(intent: UnfinishedIntent): intent is UnfinishedIntent & ChangeIntent {
	return intent.action !== 'create';
}

// False if the journal does not have both fields.
function isAs(live: DatabaseToken, description: string | undefined, permissions: JournalIntent['permissionsBefore'] | undefined): boolean {
	return description !== undefined && permissions !== undefined && isRecordedAs(live.description, description) && sameGrants(live.permissions, permissions);
}

type KnownJournal = {
	readonly entries: readonly JournalEntry[];
	readonly outcomes: ReturnType<typeof lastOutcomes>;
};

// With these results a later request left the token as it was.
const idleResults: ReadonlySet<string | undefined> = new Set(['failed', 'not-started']);

/**
Why the token as it is now does not tell whether a request was applied, as a sentence part. Undefined if it does tell: a token that is gone stays gone.
*/
function whyNotByLook(intent: UnfinishedIntent & ChangeIntent, {kind, verification}: Pick<LaterJudgement, 'kind' | 'verification'>, {entries, outcomes}: KnownJournal): string | undefined {
	const isAsItWas = kind === 'failed';
	if (isAsItWas && outcomes.get(intent.operationId)?.cause?.startsWith(accepted)) {
		return `${accepted}, and still shows the token as it was`;
	}

	const later = entries.slice(entries.findIndex(entry => entry.kind === 'intent' && entry.operationId === intent.operationId) + 1);
	const isFollowed = intent.action !== 'revoke' && later.some(entry => entry.kind === 'intent' && entry.action !== 'create' && entry.action !== 'revoke'
		&& entry.tokenId.toLowerCase() === intent.tokenId.toLowerCase() && !idleResults.has(outcomes.get(entry.operationId)?.result));
	return isFollowed && (isAsItWas || kind === 'changed' || verification === 'otherwise')
		? 'this program has changed the token again since, so the outcome of this change cannot be known'
		: undefined;
}

/**
Looks for the outcomes of intents that have none, because a program was killed, a computer went down or an answer was lost, and adds the outcomes to the journal. Sends one GET for each token, and one list for all creates and for all tokens that are not found; nothing that changes anything.

The caller holds the cluster's batch lock, so that no intent of a running program counts as unfinished.
*/
export async function verifyUnfinished({api, journal, unfinished, entries, now = () => new Date()}: VerifyUnfinishedOptions): Promise<readonly VerifiedIntent[]> {
	const known: KnownJournal = {entries, outcomes: lastOutcomes(entries)};
	const changes = unfinished.filter(intent => isChange(intent));
	const startedAt = now();
	const {looks, list} = await lookAtAll(api, changes.map(({tokenId}) => tokenId), {now, isListNeeded: changes.length < unfinished.length});
	const lookOf = new Map(changes.map((intent, index) => [intent.operationId, looks[index]]));

	// Both times are by this machine's clock.
	const isLate = ({time}: UnfinishedIntent, at: Date) => at.getTime() - (parseTime(time) ?? NaN) >= latestArrival;

	const lookForCreated = (intent: UnfinishedIntent): Found => list?.ok === true
		? {
			...judgeUnfinishedCreate(intent, {tokens: list.value, entries, isLate: isLate(intent, startedAt)}),
			at: list.serverTime ?? now(),
		}
		: {
			kind: 'unknown', cause: `the tokens could not be listed: ${list === undefined ? 'not asked' : asCause(list.error.message)}`, at: now(), candidates: [], isFinal: false,
		};

	const judgeChange = (intent: UnfinishedIntent & ChangeIntent, {looked, at}: TimedLook): Found => {
		const found = judgeLater({
			kind: intent.action === 'revoke' ? 'revoke' : 'update',
			isAsRequested: live => isAs(live, intent.descriptionAfter, intent.permissionsAfter),
			isAsBefore: live => isAs(live, intent.description, intent.permissionsBefore),
			isLate: isLate(intent, at),
		}, looked, at);
		const doubt = whyNotByLook(intent, found, known);
		const isAnswered = looked.kind !== 'unsure' || looked.hasBothAnswers;
		return {
			...found,
			...(doubt !== undefined && {kind: 'unknown', cause: doubt}),
			candidates: [],
			isFinal: (found.kind !== 'unknown' && doubt === undefined) || found.verification === 'otherwise' || (isAnswered && isLate(intent, at)),
		};
	};

	const conclude = async (intent: UnfinishedIntent, {isFinal: isSettled, verification, ...found}: Found): Promise<VerifiedIntent> => {
		// It is not certain that the tokens that appeared come from this create.
		const result = found.kind === 'created' ? 'unknown' : found.kind;
		const strayIds = found.candidates.map(({id}) => id).filter(id => isUuid(id));
		const outcome: JournalOutcome = {
			kind: 'outcome',
			operationId: intent.operationId,
			result,
			cause: found.cause,
			...(verification !== undefined && {verification}),
			...(!isChange(intent) && {strayIds: strayIds.length > 0 || result !== 'unknown' ? strayIds : candidateIdsOf(intent, entries)}),
			...(result === 'unknown' && {lookedLater: true}),
			...(intent.rotationId !== undefined && {rotationId: intent.rotationId}),
			...(intent.step !== undefined && {step: intent.step}),
		};
		const written = isSettled ? await journal.append(outcome) : undefined;
		const cause = written?.ok === false ? `${found.cause}; not in the journal: ${asCause(written.message)}` : found.cause;
		return {
			...found, intent, cause, isWritten: written?.ok === true,
		};
	};

	const results: VerifiedIntent[] = [];
	for (const intent of unfinished) {
		const look = lookOf.get(intent.operationId);
		const found = isChange(intent) ? look && judgeChange(intent, look) : lookForCreated(intent);
		results.push(found
			? await conclude(intent, found) // eslint-disable-line no-await-in-loop -- the journal's lines follow each other
			: {
				intent, kind: 'unknown', cause: 'it was not looked at, after an earlier look failed', at: now(), candidates: [], isWritten: false,
			});
	}

	return results;
}
