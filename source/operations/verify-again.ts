import type {ManagementApi} from '../api/types.js';
import {asCause} from './as-cause.js';
import {createChangeRecord} from './change-record.js';
import {differingParts, isAsRequested} from './describe-changes.js';
import {lookAtAll, type TimedLook} from './look-at.js';
import {accepted} from './judgement.js';
import type {
	ChangeContext,
	TrackedChange,
	ChangeResult,
	OperationJournal,
} from './types.js';
import {judgeLater, latestArrival, type LaterJudgement} from './judge-later.js';
import {requestedState} from './requested-state.js';

export type VerifyAgainOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	readonly context: ChangeContext;
	/**
	As a finished run gave them.
	*/
	readonly changes: readonly TrackedChange[];
	readonly now?: () => Date;
};

const openKinds: ReadonlySet<ChangeResult['kind'] | undefined> = new Set(['unknown', 'accepted']);

/**
Looks again at the items whose outcome is `unknown` or `accepted`, by one GET each and one list where some are not found, and gives all items with what is known now. Nothing is sent that changes anything. A better outcome is added to the journal.

What is still as before stays as it was told until two minutes after it was last looked at, since a lost request may arrive that late.
*/
export async function verifyAgain({api, journal, context, changes, now = () => new Date()}: VerifyAgainOptions): Promise<readonly TrackedChange[]> {
	const record = createChangeRecord(journal, context);

	const judge = (change: TrackedChange, reported: ChangeResult, {looked, at: time}: TimedLook) => {
		const requested = requestedState(change);
		// Whichever clock the first moment was told by.
		const clocks = [time, (looked.kind === 'found' ? looked.serverTime : undefined) ?? time];
		return judgeLater({
			kind: change.request.kind,
			isAsRequested: live => requested !== undefined && isAsRequested(requested, live),
			isAsBefore: live => differingParts(change.token, live) === undefined,
			isLate: clocks.every(clock => clock.getTime() - reported.at.getTime() >= latestArrival),
		}, looked, time);
	};

	const conclude = async (change: TrackedChange, reported: ChangeResult, found: LaterJudgement): Promise<TrackedChange> => {
		// The service said yes to an accepted one: that it does not show yet is no failure. Of an unknown one, the first moment counts for how late it may arrive.
		const isRefuted = found.kind === 'failed' && (reported.kind === 'accepted' || reported.cause?.startsWith(accepted));
		if (found.kind === 'unknown' || isRefuted) {
			const kind = reported.kind === 'accepted' && found.verification !== 'otherwise' ? reported.kind : 'unknown';
			const cause = isRefuted ? `${accepted}, and still shows the token as it was` : found.cause;
			return {
				...change, result: {
					...found, ...operationOf(reported), kind, cause, at: reported.at,
				},
			};
		}

		const written = reported.operationId === undefined
			? undefined
			: await record.conclude(reported.operationId, found);
		const cause = written?.ok === false ? `${found.cause}; not in the journal: ${asCause(written.message)}` : found.cause;
		return {...change, result: {...found, ...operationOf(reported), cause}};
	};

	const open = changes.flatMap((change, index) => change.result && openKinds.has(change.result.kind) ? [{index, change, reported: change.result}] : []);
	const {looks} = await lookAtAll(api, open.map(({change}) => change.token.id), {now});
	const better = new Map<number, TrackedChange>();
	for (const [place, {index, change, reported}] of open.entries()) {
		const look = looks[place];
		if (look !== undefined) {
			// eslint-disable-next-line no-await-in-loop -- the journal's lines follow each other
			better.set(index, await conclude(change, reported, judge(change, reported, look)));
		}
	}

	return changes.map((change, index) => better.get(index) ?? change);
}

function operationOf({operationId}: ChangeResult): Pick<ChangeResult, 'operationId'> {
	return operationId === undefined ? {} : {operationId};
}
