import {isoSeconds, parseTime} from './time/parse-time.js';
import {withDayMark, withoutDayMark} from './suspension/day-mark.js';
import {withoutSuspensionMark} from './suspension/suspended-description.js';

/**
A finished step of a rotation. Times are RFC 3339.

- created: the successor exists
- handed-over: the successor's secret is where it is needed; the old token is not suspended before `until`, or for five minutes when `until` is absent
- suspended: the old token has no permissions any more
- soaking: the old token stays suspended until `until` before it is revoked; the last such record counts
- revoked: the old token is revoked
- undone: the old token has its permissions back, and the rotation ends without a revoke
*/
export type RotationRecord =
	| {readonly step: 'created' | 'suspended' | 'revoked' | 'undone'; readonly at: string}
	| {readonly step: 'handed-over'; readonly at: string; readonly until?: string}
	| {readonly step: 'soaking'; readonly at: string; readonly until: string};

/**
What the journal says about one rotation, in which the old token and its successor both work for a while.
*/
export type RotationFacts = {
	readonly rotationId: string;
	readonly oldTokenId: string;
	/**
	The description of the old token when the rotation began. Raw text of the service.
	*/
	readonly oldDescription: string;
	/**
	Absent until the successor is created.
	*/
	readonly newTokenId?: string;
	/**
	When the rotation began, in RFC 3339, where the journal says so.
	*/
	readonly startedAt?: string;
	/**
	The finished steps, in the order in which they were done.
	*/
	readonly done: readonly RotationRecord[];
};

export type RotationStep = {
	readonly step: 'create' | 'hand-over' | 'suspend' | 'choose-soak' | 'soak' | 'revoke' | 'finished' | 'undone';
	/**
	Whether the step can be done now. False while it has to wait, and when no step is left.
	*/
	readonly isDue: boolean;
	/**
	Whether the old token can still get its permissions back.
	*/
	readonly canBeUndone: boolean;
	/**
	The step as a part of a sentence: `suspend telegraf edge-08`, `telegraf edge-08 soaks until 2026-12-01T12:00:00Z`. Raw text of the service.
	*/
	readonly words: string;
	/**
	The end of the wait, in milliseconds since the epoch, while the old token soaks or the successor settles. Absent otherwise.
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
How long a successor settles before the old token is suspended, in milliseconds. The service's documents say that requests with a new token may get 401 for minutes, until every node knows the token.
*/
export const defaultSettle = 5 * 60_000;

/**
The time from which the old token may be suspended, in milliseconds since the epoch. `settle` is a length in milliseconds from the hand-over; it replaces the time that was recorded with the hand-over. Undefined before the hand-over.
*/
export function settledAt(done: readonly RotationRecord[], settle?: number): number | undefined {
	const record = done.findLast(each => each.step === 'handed-over');
	const at = record && parseTime(record.at);
	const noted = record?.until === undefined ? undefined : parseTime(record.until);
	return at === undefined || (settle === undefined && noted !== undefined) ? noted : at + (settle ?? defaultSettle);
}

/**
The next step of a rotation at `now`, in milliseconds since the epoch. A recorded step implies the steps before it, even when those were not recorded. When the end of a soak cannot be read, the next step is to choose it again. `settle` is as in `settledAt`.
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
Whether the due step depends on a clock that may be wrong and cannot be undone, which is true of the revoke after a soak. `difference` is the result of `clockDifference`. This machine's clock may have been right when the soak was chosen and be wrong now, or the other way round.

A suspend depends on this machine's clock too, but it can be undone.
*/
export function isByDoubtfulClock({step}: Pick<RotationStep, 'step'>, difference: number | undefined): difference is number {
	return step === 'revoke' && difference !== undefined;
}

// An older mark is replaced, so that the description does not grow with each rotation.
const word = 'rotated';

/**
The description of the successor of a token that is rotated on a day (`YYYY-MM-DD`): the old description with ` [rotated 2026-11-24]` at its end. An older such mark and a suspension mark are removed. Throws a RangeError for a day that the calendar does not have.
*/
export function successorDescription(description: string, day: string): string {
	return withDayMark(withoutMarks(description), {word, day});
}

/**
The description as a person wrote it: without the marks of suspensions and rotations at its end.
*/
export function withoutMarks(description: string): string {
	// Nearly every description of a large cluster has none.
	return description.endsWith(']') ? withoutDayMark(withoutSuspensionMark(description), word) : description;
}
