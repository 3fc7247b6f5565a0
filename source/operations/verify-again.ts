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
Looks again at the changes whose result is `unknown` or `accepted`, by one GET each and one list if some tokens are not found, and gives all changes with what is known now. Sends nothing that changes anything. Adds a better outcome to the journal.

If a token is still as before, the result stays as it was reported until two minutes after that report (`latestArrival`), since a lost request may arrive that late.
*/
export async function verifyAgain({api, journal, context, changes, now = () => new Date()}: VerifyAgainOptions): Promise<readonly TrackedChange[]> {
	const record = createChangeRecord(journal, context);

	const judge = (change: TrackedChange, reported: ChangeResult, {looked, at: time}: TimedLook) => {
		const requested = requestedState(change);
		// The report's time may be by either clock, so both must be late.
		const clocks = [time, (looked.kind === 'found' ? looked.serverTime : undefined) ?? time];
		return judgeLater({
			kind: change.request.kind,
			isAsRequested: live => requested !== undefined && isAsRequested(requested, live),
			isAsBefore: live => differingParts(change.token, live) === undefined,
			isLate: clocks.every(clock => clock.getTime() - reported.at.getTime() >= latestArrival),
		}, looked, time);
	};

	const conclude = async (change: TrackedChange, reported: ChangeResult, found: LaterJudgement): Promise<TrackedChange> => {
		// The service accepted an `accepted` request, so it has not failed because no look shows it yet. An `unknown` request keeps the time of its first report, from which `latestArrival` counts.
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
