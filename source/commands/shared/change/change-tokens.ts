import {summarizeChanges} from '../../../operations/summarize-changes.js';
import type {TrackedChange, Change, RotationPart} from '../../../operations/types.js';
import {withShortMark} from '../../../tokens/suspension/suspended-description.js';
import {exitCodes} from '../../../exit-codes.js';
import {checkChangesByPolicy} from '../policy/check-changes-by-policy.js';
import {printRows} from '../output/print-rows.js';
import type {RowFormat} from '../output/row-formats.js';
import {sayTo, type Say} from '../output/say.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import type {PlaceToChange} from '../place/place.js';
import {dryRun} from './dry-run.js';
import type {ChangeOptions, ExistingOptions} from './change-options.js';
import {openWork, type Work} from './open-work.js';
import {
	isAsAsked,
	printedRows,
	resultColumns,
	rowOfChange,
	type ResultRow,
} from './result-row.js';
import {runChanges, type ChangesDone} from './run-changes.js';

export type RunOptions = ChangeOptions & {
	readonly format: RowFormat;
	readonly concurrency?: number;
};

type Task = {
	readonly opened: PlaceToChange;
	readonly changes: readonly Change[];
	/**
	Rows of tokens that are left alone. They are printed before the others.
	*/
	readonly left?: readonly ResultRow[];
	/**
	Whether a token that no longer exists counts as done, as it does for a revoke.
	*/
	readonly isGoneGood: boolean;
	/**
	How many tokens the cluster's list had, for changes of many tokens.
	*/
	readonly listLength?: number;
	readonly rotation?: RotationPart;
	/**
	Sentences that are printed before anything is sent.
	*/
	readonly warnings?: readonly string[];
	/**
	Called after the changes, while the lock is still held, to write more into the journal.
	*/
	readonly afterwards?: (changes: readonly TrackedChange[], work: Work) => Promise<void>;
};

/**
Changes the tokens, or in a dry run says what it would change, and prints a row for each token. It asks the policy first, and ends where that refuses. Gives the exit code: 0 when all tokens are as asked, 1 when some are not, 3 after a 401, 130 when it was interrupted.
*/
export async function changeTokens(task: Task, options: RunOptions & ExistingOptions, surroundings: CommandSurroundings): Promise<number> {
	const {opened, changes, left = [], isGoneGood, listLength, rotation, warnings = [], afterwards} = task;
	const {place, api, secrets, renew, readOnlyBy} = opened;
	const {stdout, stderr} = surroundings;
	const {format} = options;
	const say = sayTo(stderr);
	const checked = await checkChangesByPolicy(changes, options, surroundings);
	if (!checked.ok) {
		say(checked.message);
		return checked.exitCode;
	}

	for (const warning of [...warnings, ...checked.value]) {
		say(warning);
	}

	if (options.dryRun) {
		return dryRun({
			place, api, changes, left, isGoneGood, format, readOnlyBy,
		}, surroundings);
	}

	let done: ChangesDone = {
		changes: [], isInterrupted: false, unauthorized: undefined, stoppedFor: undefined,
	};
	if (changes.length > 0) {
		const begun = await openWork({place, secrets, reason: options.reason}, surroundings);
		if (!begun.ok) {
			say(begun.message);
			return exitCodes.notAll;
		}

		const work = begun.value;
		try {
			done = await runChanges({
				api, renew, work, changes, concurrency: options.concurrency, listLength, rotation,
			}, surroundings);
			await afterwards?.(done.changes, work);
		} finally {
			await work.release();
		}
	}

	const {changes: tracked, unauthorized, stoppedFor} = done;
	const rows = [...left, ...tracked.map(change => rowOfChange(change))];
	await printRows({rows: printedRows(rows, format, isGoneGood), columns: resultColumns, format}, stdout);
	sayLeft(left, say);
	if (tracked.length > 0) {
		say(summarizeChanges(tracked));
	}

	if (unauthorized !== undefined) {
		say(`Stopped: ${unauthorized}`);
	} else if (stoppedFor) {
		say(`Stopped: ${stoppedFor.message}.`);
	}

	return exitCodeOf(rows, done, isGoneGood);
}

const mostLeft = 3;

/**
Says why tokens are left alone: a line for each of a few tokens, or for many tokens a line with the count for each reason.
*/
function sayLeft(left: readonly ResultRow[], say: Say): void {
	if (left.length <= mostLeft) {
		for (const {result, cause, description, id} of left) {
			say(`${leftWords(result)} ${description ? `${withShortMark(description)} (${(id ?? '').slice(0, 8)})` : id ?? ''}: ${cause ?? ''}`);
		}

		return;
	}

	for (const [words, rows] of Map.groupBy(left, ({result, cause}) => `${leftWords(result)}, since ${cause ?? ''}`)) {
		say(`${rows.length} ${words.toLowerCase()}`);
	}
}

function leftWords(result: string): string {
	return result === 'unchanged' ? 'Unchanged' : 'Skipped';
}

function exitCodeOf(rows: readonly ResultRow[], {isInterrupted, unauthorized}: ChangesDone, isGoneGood: boolean): number {
	if (isInterrupted) {
		return exitCodes.interrupted;
	}

	if (unauthorized !== undefined) {
		return exitCodes.credentials;
	}

	return rows.every(row => isAsAsked(row, isGoneGood)) ? exitCodes.done : exitCodes.notAll;
}
