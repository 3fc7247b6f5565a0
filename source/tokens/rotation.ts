import {isoSeconds, parseTime} from './time/parse-time.js';
import {withDayMark, withoutDayMark} from './suspension/day-mark.js';
import {withoutSuspensionMark} from './suspension/suspended-description.js';

/**
A step of a rotation that is done. Times are RFC 3339.

- created: the successor exists
- handed-over: its secret is where it is needed; the old token is not suspended before `until`, or within five minutes where that is absent
- suspended: the old token has no permissions any more
- soaking: how long it stays so before it is revoked; the last one counts
- revoked: the old token is
- undone: the old token has its permissions back, and the rotation ends without a revoke
*/
export type RotationRecord =
	| {readonly step: 'created' | 'suspended' | 'revoked' | 'undone'; readonly at: string}
	| {readonly step: 'handed-over'; readonly at: string; readonly until?: string}
	| {readonly step: 'soaking'; readonly at: string; readonly until: string};

/**
All that is known of one rotation with overlap, from the journal.
*/
export type RotationFacts = {
	readonly rotationId: string;
	readonly oldTokenId: string;
	/**
	Of the old token, as it was when the rotation began. Raw text of the service.
	*/
	readonly oldDescription: string;
	/**
	Absent until the successor is created.
	*/
	readonly newTokenId?: string;
	/**
	In the order in which they were done.
	*/
	readonly done: readonly RotationRecord[];
};

export type RotationStep = {
	readonly step: 'create' | 'hand-over' | 'suspend' | 'choose-soak' | 'soak' | 'revoke' | 'finished' | 'undone';
	/**
	Whether a person has something to do now.
	*/
	readonly isDue: boolean;
	/**
	Whether the old token can still be given back what it could do.
	*/
	readonly canBeUndone: boolean;
	/**
	In words, as a sentence part: `suspend telegraf edge-08`, `telegraf edge-08 soaks until 2026-12-01T12:00:00Z`. Raw text of the service.
	*/
	readonly words: string;
	/**
	While it soaks, or the successor settles: until when, in milliseconds since the epoch.
	*/
	readonly until?: number;
};

function lastSoak(done: readonly RotationRecord[]): number | undefined {
	const record = done.findLast(each => each.step === 'soaking');
	return record && parseTime(record.until);
}

function due(step: RotationStep['step'], words: string): RotationStep {
	return {
		step,
		isDue: true,
		canBeUndone: true,
		words,
	};
}

/**
How long a successor settles before the old token is suspended, in milliseconds: the service's documents say that a new token may answer 401 for minutes, until every node knows it.
*/
export const defaultSettle = 5 * 60_000;

/**
From when on the old token may be suspended, in milliseconds since the epoch. `settle` (milliseconds) takes the place of what was noted with the hand-over. Undefined before the hand-over.
*/
export function settledAt(done: readonly RotationRecord[], settle?: number): number | undefined {
	const record = done.findLast(each => each.step === 'handed-over');
	const at = record && parseTime(record.at);
	const noted = record?.until === undefined ? undefined : parseTime(record.until);
	return at === undefined || (settle === undefined && noted !== undefined) ? noted : at + (settle ?? defaultSettle);
}

/**
Which step of a rotation comes next at `now`, in milliseconds since the epoch. A later step counts for those before it that were not written down; a soak whose end cannot be read has to be chosen again. `settle` is as `settledAt` takes it.
*/
export function rotationStep({oldDescription: old, newTokenId, done}: RotationFacts, now: number, settle?: number): RotationStep {
	const isDone = (...steps: ReadonlyArray<RotationRecord['step']>) => done.some(({step}) => steps.includes(step));
	if (isDone('revoked')) {
		return {
			step: 'finished',
			isDue: false,
			canBeUndone: false,
			words: `${old} is revoked`,
		};
	}

	if (isDone('undone')) {
		return {
			step: 'undone',
			isDue: false,
			canBeUndone: false,
			words: `the rotation of ${old} is undone`,
		};
	}

	if (isDone('suspended', 'soaking')) {
		const until = lastSoak(done);
		if (until === undefined) {
			return due('choose-soak', `choose how long ${old} soaks before it is revoked`);
		}

		if (until <= now) {
			return due('revoke', `revoke ${old}`);
		}

		return {
			step: 'soak',
			isDue: false,
			canBeUndone: true,
			words: `${old} soaks until ${isoSeconds(new Date(until))}`,
			until,
		};
	}

	if (isDone('handed-over')) {
		const from = settledAt(done, settle);
		return from === undefined || from <= now
			? due('suspend', `suspend ${old}`)
			: {
				step: 'suspend',
				isDue: false,
				canBeUndone: true,
				words: `suspend ${old}, from ${isoSeconds(new Date(from))} on`,
				until: from,
			};
	}

	return isDone('created') || newTokenId !== undefined
		? due('hand-over', `hand over the secret of the successor of ${old}`)
		: due('create', `create the successor of ${old}`);
}

/**
Whether the due step goes by a clock that may be wrong and cannot be undone: the revoke after a soak. `difference` is as `clockDifference` gives it. This machine's clock may have been right when it was asked how long the old token soaks, and be wrong now, or the other way round.

A suspend goes by this machine's clock too, and can be undone.
*/
export function isByDoubtfulClock({step}: Pick<RotationStep, 'step'>, difference: number | undefined): difference is number {
	return step === 'revoke' && difference !== undefined;
}

// Successors of successors do not grow: the mark is replaced.
const word = 'rotated';

/**
The description of the token that succeeds another on a day (`YYYY-MM-DD`): the same, with ` [rotated 2026-11-24]` at its end in place of an older such mark, and without a mark of suspension. Throws a RangeError for a day that no calendar has.
*/
export function successorDescription(description: string, day: string): string {
	const base = withoutDayMark(withoutSuspensionMark(description), word);
	return withDayMark(base, {word, day});
}
