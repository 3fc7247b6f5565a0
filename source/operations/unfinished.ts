import type {DatabaseToken, ManagementApi} from '../api/types.js';
import type {
	JournalEntry,
	JournalIntent,
	JournalLine,
	JournalOutcome,
} from '../journal/entries.js';
import {parseTime} from '../tokens/dates.js';
import {sameGrants} from '../tokens/permission-key.js';
import {asCause} from './as-cause.js';
import type {ChangeIntent} from './last-outcomes.js';
import {lookAtAll, type TimedLook} from './look-at.js';
import {isRecordedAs} from './recorded-text.js';
import {strayAge, straysAmong} from './strays.js';
import type {OperationJournal, Verification} from './types.js';
import {judgeLater, latestArrival} from './verify-later.js';

export type UnfinishedIntent = JournalLine & JournalIntent;

/**
What became of an intent whose outcome nobody had written down.
*/
export type VerifiedIntent = {
	readonly intent: UnfinishedIntent;
	readonly kind:
		| 'revoked' // Gone, or revokedAt set: by this request or by somebody else
		| 'changed' // As the request wished
		| 'failed' // As before: the request was not sent, or came to nothing
		| 'already-gone' // It was to be updated, and is revoked
		| 'created' // A create: tokens that it may have made exist
		| 'unknown'; // It cannot be told, or not yet
	/**
	A sentence part without a final stop. Raw outside text.
	*/
	readonly cause: string;
	readonly at: Date;
	/**
	Of a create: the tokens that it may have made. Nobody has their secrets.
	*/
	readonly strays: readonly DatabaseToken[];
	/**
	Whether the outcome is in the journal now. What cannot be told yet is not written, and so asked again at the next start.
	*/
	readonly isWritten: boolean;
};

export type VerifyUnfinishedOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	/**
	What reading the journal gave: intents without any outcome, and all entries, which tell which tokens other creates made.
	*/
	readonly unfinished: readonly UnfinishedIntent[];
	readonly entries: readonly JournalEntry[];
	readonly now?: () => Date;
};

type Found = Omit<VerifiedIntent, 'intent' | 'isWritten'> & {readonly verification?: Verification | undefined; readonly isSettled: boolean};

function isChange(intent: UnfinishedIntent): intent is UnfinishedIntent & ChangeIntent {
	return intent.action !== 'create';
}

// Fields that the journal does not have are not compared.
function isAs(live: DatabaseToken, description: string | undefined, permissions: JournalIntent['permissionsBefore'] | undefined): boolean {
	return description !== undefined && permissions !== undefined && isRecordedAs(live.description, description) && sameGrants(live.permissions, permissions);
}

/**
Finds out what became of intents that have no outcome, after a program that was killed or a computer that went down, and adds the outcomes to the journal. One GET for each token, one list for all creates and for all tokens that are not found; nothing is sent that changes anything.

To be called with the cluster's batch lock held: an intent of a program that runs is no unfinished one.
*/
export async function verifyUnfinished({api, journal, unfinished, entries, now = () => new Date()}: VerifyUnfinishedOptions): Promise<readonly VerifiedIntent[]> {
	const knownIds = new Set(entries.flatMap(entry => entry.kind === 'outcome' && entry.tokenId !== undefined ? [entry.tokenId.toLowerCase()] : []));
	const changes = unfinished.filter(intent => isChange(intent));
	const startedAt = now();
	const {looks, list} = await lookAtAll(api, changes.map(({tokenId}) => tokenId), {now, isListNeeded: changes.length < unfinished.length});
	const lookOf = new Map(changes.map((intent, index) => [intent.operationId, looks[index]]));

	// Both are this machine's clock.
	const isLate = ({time}: UnfinishedIntent, at: Date) => at.getTime() - (parseTime(time) ?? NaN) >= latestArrival;

	const lookForCreated = (intent: UnfinishedIntent): Found => {
		if (list?.ok !== true) {
			const cause = `the tokens could not be listed: ${list === undefined ? 'not asked' : asCause(list.error.message)}`;
			return {
				kind: 'unknown', cause, at: now(), strays: [], isSettled: false,
			};
		}

		const at = list.serverTime ?? now();
		const written = parseTime(intent.time) ?? NaN;
		const strays = straysAmong(list.value, {
			isDescription: text => isRecordedAs(text, intent.description), knownIds, from: written - strayAge, to: written + strayAge,
		});
		if (strays.length > 0) {
			const cause = `${strays.length === 1 ? 'a token' : `${strays.length} tokens`} of this description appeared then, and nobody has the secret`;
			return {
				kind: 'created', cause, at, strays, isSettled: true,
			};
		}

		return isLate(intent, startedAt)
			? {
				kind: 'failed', cause: 'no token of this description appeared then: the request was not sent, or came to nothing', at, strays, isSettled: true,
			}
			: {
				kind: 'unknown', cause: 'no token of this description has appeared, but the request may yet arrive', at, strays, isSettled: false,
			};
	};

	const judgeChange = (intent: UnfinishedIntent & ChangeIntent, {looked, at}: TimedLook): Found => {
		const found = judgeLater({
			kind: intent.action === 'revoke' ? 'revoke' : 'update',
			isAsWished: live => isAs(live, intent.descriptionAfter, intent.permissionsAfter),
			isAsBefore: live => isAs(live, intent.description, intent.permissionsBefore),
			isLate: isLate(intent, at),
		}, looked, at);
		return {...found, strays: [], isSettled: found.kind !== 'unknown' || found.verification === 'otherwise'};
	};

	const conclude = async (intent: UnfinishedIntent, {isSettled, verification, ...found}: Found): Promise<VerifiedIntent> => {
		const outcome: JournalOutcome = {
			kind: 'outcome',
			operationId: intent.operationId,
			// Whether the tokens that appeared are of this create, nobody can say for sure.
			result: found.kind === 'created' ? 'unknown' : found.kind,
			cause: found.cause,
			...(verification !== undefined && {verification}),
			...(!isChange(intent) && {strayIds: found.strays.map(({id}) => id)}),
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
				intent, kind: 'unknown', cause: 'it was not looked at, after an earlier look failed', at: now(), strays: [], isWritten: false,
			});
	}

	return results;
}
