import type {DatabaseToken} from '../../api/types.js';
import type {JournalEntry} from '../../journal/journal-entry.js';
import {statusBeforeExpiry} from '../../tokens/status.js';
import {asCause} from '../as-cause.js';
import {isAsRequested} from '../describe-changes.js';
import {makeResumePlan} from '../suspend.js';
import type {
	TrackedChange,
	ChangeResultKind,
	ChangeRun,
	Change,
} from '../types.js';
import {startStep, type RotationStepOptions} from './start-step.js';

export type UndoOptions = RotationStepOptions & {
	/**
	The successor as it was confirmed, if it is to be revoked.
	*/
	readonly successor?: DatabaseToken;
	/**
	The cluster's journal.
	*/
	readonly entries: readonly JournalEntry[];
	/**
	Called with each run as it starts, to stop or resume it.
	*/
	readonly onRun?: (run: ChangeRun) => void;
};

/**
The result of an undo. `changes` are the changes that were tried, with their results. A cause is a sentence part and raw outside text; with `undone` it says that the journal does not have the end of the rotation.
*/
export type UndoResult =
	| {readonly kind: 'undone'; readonly changes: readonly TrackedChange[]; readonly cause: string | undefined}
	| {readonly kind: 'not-undone'; readonly changes: readonly TrackedChange[]; readonly cause: string};

const goodKinds: ReadonlySet<ChangeResultKind | undefined> = new Set(['changed', 'revoked']);

type ResumeOfOld = {readonly change: Change | undefined} | {readonly cause: string};

/**
Plans the change that gives the old token its grants back: undefined if it has them, a cause if it cannot get them back. Only what was done to the token since the rotation began counts.
*/
function planResume(old: DatabaseToken, entries: readonly JournalEntry[], rotationId: string): ResumeOfOld {
	const start = entries.findIndex(entry => entry.rotationId === rotationId);
	const {changes, touched: allTouched, disagreements, damaged} = makeResumePlan([old], entries.slice(Math.max(0, start)));
	const [touched] = allTouched;
	if (touched) {
		return isAsRequested(touched.before, old) ? {change: undefined} : {cause: `${touched.differs} changed since the old token was suspended`};
	}

	if (disagreements.length > 0) {
		return {cause: 'the mark in its description and the journal of this machine disagree: resume the old token first, and choose one'};
	}

	if (damaged[0]) {
		return {cause: `the mark in the description of the old token is damaged (${damaged[0].problem}), and the journal does not have its grants`};
	}

	const [change] = changes;
	return change === undefined && statusBeforeExpiry(old) === 'suspended'
		? {cause: 'there is no record here of what the old token could do'}
		: {change};
}

/**
Undoes a rotation: gives the old token its grants and its description back if it is suspended, and revokes the successor, if the caller asks for that, only after the old token is verified to be back. Each request has its own lines in the journal, and so does the end of the rotation.

A rotation whose old token is revoked cannot be undone.
*/
export async function undoRotation({rotationId, old, successor, entries, onRun, ...options}: UndoOptions): Promise<UndoResult> {
	if (old.revokedAt !== undefined) {
		return {kind: 'not-undone', changes: [], cause: `the old token was revoked at ${old.revokedAt}, which cannot be undone`};
	}

	const changes: TrackedChange[] = [];

	const perform = async (change: Change, step: 'undo-resume' | 'undo-revoke'): Promise<string | undefined> => {
		const run = startStep({...options, changes: [change]}, rotationId, step);
		onRun?.(run);
		const [tracked] = await run.finished;
		if (tracked) {
			changes.push(tracked);
		}

		const kind = tracked?.result?.kind;
		const isGood = goodKinds.has(kind) || (step === 'undo-revoke' && kind === 'already-gone');
		return isGood ? undefined : `${step === 'undo-resume' ? 'the old token was not resumed' : 'the successor was not revoked'}: ${tracked?.result?.cause ?? kind ?? 'nothing was done'}`;
	};

	const plan = planResume(old, entries, rotationId);
	const notResumed = 'cause' in plan ? plan.cause : plan.change && await perform(plan.change, 'undo-resume');
	// The successor is revoked only when the old token is back.
	const problem = notResumed ?? (successor && await perform({token: successor, request: {kind: 'revoke'}}, 'undo-revoke'));
	if (problem !== undefined) {
		return {kind: 'not-undone', changes, cause: problem};
	}

	const written = await options.journal.append({kind: 'note', rotationId, step: 'undone'});
	return {kind: 'undone', changes, cause: written.ok ? undefined : `not in the journal: ${asCause(written.message)}`};
}
