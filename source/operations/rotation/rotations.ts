import type {
	JournalIntent,
	JournalLine,
	JournalNote,
	JournalOutcome,
	RotationStep,
} from '../../journal/journal-entry.js';
import type {Permission} from '../../api/types.js';
import type {RotationFacts, RotationRecord} from '../../tokens/rotation.js';

/**
A rotation that is neither finished nor undone. `rotationStep` works out its due step.
*/
export type Rotation = RotationFacts & {
	/**
	When the intent of its first request was written, in RFC 3339.
	*/
	readonly startedAt: string;
	/**
	As the create of the successor asked for it. Raw text.
	*/
	readonly successorDescription: string;
	readonly successorExpiresAt?: string;
	/**
	How the successor differs from what was asked for, as a sentence part. Raw text.
	*/
	readonly successorDiffers?: string;
	/**
	The permissions of the old token before it was suspended, or when the create of its successor was written.
	*/
	readonly oldPermissions: readonly Permission[];
	/**
	Tokens that a create without an answer may have made; their secrets are lost.
	*/
	readonly candidateIds: readonly string[];
	/**
	The last request of the rotation, if it is not known yet whether it was applied.
	*/
	readonly uncertain?: {readonly step: RotationStep | undefined; readonly operationId: string};
	/**
	An undo was begun and is not finished.
	*/
	readonly isUndoing: boolean;
};

type Draft = {
	readonly rotationId: string;
	readonly oldTokenId: string;
	readonly oldDescription: string;
	readonly startedAt: string;
	successorDescription: string;
	successorExpiresAt: string | undefined;
	successorDiffers: string | undefined;
	oldPermissions: readonly Permission[];
	newTokenId: string | undefined;
	candidateIds: readonly string[];
	done: readonly RotationRecord[];
	lastIntent: {readonly step: RotationStep | undefined; readonly operationId: string; result: string | undefined};
	isUndoing: boolean;
	isClosed: boolean;
};

const uncertainResults: ReadonlySet<string | undefined> = new Set(['unknown', 'accepted', undefined]);

// A suspend, a resume and a revoke of the old token count even if they were not made as a step.
function noteOutcome(draft: Draft, intent: JournalIntent, outcome: JournalLine & JournalOutcome): void {
	const {result, operationId, serverTime, time} = outcome;
	const at = serverTime ?? time;
	if (draft.lastIntent.operationId === operationId) {
		draft.lastIntent.result = result;
	}

	if (intent.action === 'create') {
		draft.candidateIds = outcome.strayIds ?? [];
		draft.successorDiffers = result === 'not-as-asked' ? outcome.cause : undefined;
		// A later outcome names the same token again, once its secret has been handed over.
		if (outcome.tokenId !== undefined && outcome.tokenId !== draft.newTokenId) {
			draft.newTokenId = outcome.tokenId;
			draft.done = [...draft.done, {step: 'created', at}];
		}
	} else if (intent.tokenId.toLowerCase() !== draft.oldTokenId.toLowerCase()) {
		// An undo changes the successor.
	} else if (intent.action === 'revoke') {
		draft.isClosed ||= result === 'revoked' || result === 'already-gone';
	} else if (result === 'changed' && intent.action === 'suspend') {
		draft.done = [...draft.done, {step: 'suspended', at}];
	} else if (result === 'changed' && intent.action === 'resume') {
		draft.done = draft.done.filter(({step}) => step !== 'suspended' && step !== 'soaking');
	}
}

function noteNote(draft: Draft | undefined, {step, until = '', time}: JournalLine & JournalNote): void {
	if (draft === undefined) {
		return;
	}

	draft.isUndoing = false;
	switch (step) {
		case 'handed-over': {
			draft.done = [...draft.done, {step, at: time, ...(until !== '' && {until})}];
			break;
		}

		case 'soak-started': {
			draft.done = [...draft.done, {step: 'soaking', at: time, until}];
			break;
		}

		case 'undone':
		case 'finished': {
			draft.isClosed = true;
		}
	}
}

// A rotation never began if the service refused to create its successor.
function isOpen({isClosed, newTokenId, lastIntent}: Draft): boolean {
	return !isClosed && (newTokenId !== undefined || uncertainResults.has(lastIntent.result));
}

function toRotation({isClosed, lastIntent: {result, ...intent}, newTokenId, successorExpiresAt, successorDiffers, ...draft}: Draft): Rotation {
	return {
		...draft,
		...(newTokenId !== undefined && {newTokenId}),
		...(successorExpiresAt !== undefined && {successorExpiresAt}),
		...(successorDiffers !== undefined && {successorDiffers}),
		...(uncertainResults.has(result) && {uncertain: intent}),
	};
}

/**
Every rotation that was begun and is neither finished nor undone, oldest first, from the journal of a cluster. Rotations are kept only there, so they survive the end of the program.
*/
export function rotationsFrom(entries: readonly JournalLine[]): readonly Rotation[] {
	const drafts = new Map<string, Draft>();
	const intents = new Map<string, JournalIntent>();
	const withoutBatches = entries.filter(each => each.kind !== 'batch' && each.kind !== 'batch-end');
	for (const entry of withoutBatches) {
		if (entry.kind === 'intent') {
			intents.set(entry.operationId, entry);
			begin(drafts, entry);
			noteSuspend(drafts, entry);
		} else if (entry.kind === 'note') {
			noteNote(drafts.get(entry.rotationId), entry);
		} else {
			const intent = intents.get(entry.operationId);
			const affected = intent ? drafts.values().filter(draft => isAbout(draft, intent)) : [];
			for (const draft of affected) {
				noteOutcome(draft, intent!, entry);
			}
		}
	}

	return drafts.values().filter(draft => isOpen(draft)).map(draft => toRotation(draft)).toArray();
}

function isAbout(draft: Draft, intent: JournalIntent): boolean {
	return intent.rotationId === draft.rotationId
		|| (intent.action !== 'create' && intent.tokenId.toLowerCase() === draft.oldTokenId.toLowerCase());
}

function begin(drafts: Map<string, Draft>, intent: JournalLine & JournalIntent): void {
	const {rotationId, step, operationId, time} = intent;
	if (rotationId === undefined) {
		return;
	}

	if (intent.action === 'create' && intent.replaces && !drafts.has(rotationId)) {
		drafts.set(rotationId, {
			rotationId,
			oldTokenId: intent.replaces.tokenId,
			oldDescription: intent.replaces.description,
			startedAt: time,
			successorDescription: intent.description,
			successorExpiresAt: intent.expiresAt,
			successorDiffers: undefined,
			oldPermissions: intent.permissionsAfter ?? [],
			newTokenId: undefined,
			candidateIds: [],
			done: [],
			lastIntent: {step, operationId, result: undefined},
			isUndoing: false,
			isClosed: false,
		});
	}

	const draft = drafts.get(rotationId);
	if (draft === undefined) {
		return;
	}

	draft.lastIntent = {step, operationId, result: undefined};
	draft.isUndoing = step?.startsWith('undo-') ?? false;
	if (intent.action !== 'create') {
		return;
	}

	draft.successorDescription = intent.description;
	draft.successorExpiresAt = intent.expiresAt;
	draft.oldPermissions = intent.permissionsAfter ?? [];
}

// The grants that a suspend takes away count even if it was not made as a step.
function noteSuspend(drafts: ReadonlyMap<string, Draft>, intent: JournalIntent): void {
	if (intent.action !== 'suspend' || intent.permissionsBefore.length === 0) {
		return;
	}

	for (const draft of drafts.values().filter(candidate => isAbout(candidate, intent))) {
		draft.oldPermissions = intent.permissionsBefore;
	}
}
