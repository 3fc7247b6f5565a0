import type {DatabaseToken, ManagementApi} from '../../api/types.js';
import {resumeByRenewal} from '../../operations/resume-by-renewal.js';
import {makeResumePlan} from '../../operations/suspend.js';
import type {ChangeRun} from '../../operations/types.js';
import type {Rotation} from '../../operations/rotation/rotations.js';
import {undoRotation} from '../../operations/rotation/undo-rotation.js';
import {dryRun} from '../shared/change/dry-run.js';
import {exitCodes} from '../../exit-codes.js';
import {holdSignals} from '../shared/change/hold-signals.js';
import type {Place, PlaceToChange} from '../shared/place/place.js';
import {revokeCommand} from '../shared/change/next-command.js';
import {openWork, type Work} from '../shared/change/open-work.js';
import {printRows} from '../shared/output/print-rows.js';
import {printedRows, resultColumns, rowOfChange} from '../shared/change/result-row.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {openRotation} from './open-rotation.js';
import type {RotateOptions} from './options.js';

/**
Ends a rotation without revoking a token: gives the old token its grants back where it is suspended. The successor stays. Gives the exit code.
*/
export async function undoRotationOf(id: string, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const fail = failTo(surroundings.stderr);
	const found = await openRotation(id, options, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {opened: {api, place, secrets, renew, readOnlyBy}, rotation, old, entries} = found.value;
	if (!old) {
		return fail('The old token is gone: that cannot be undone. --next writes down that the rotation is over.', exitCodes.notAll);
	}

	if (options.dryRun) {
		return dryRun({
			place, api, changes: makeResumePlan([old], entries).changes, left: [], isGoneGood: false, format: options.format, readOnlyBy,
		}, surroundings);
	}

	const begun = await openWork({place, secrets, reason: options.reason}, surroundings);
	if (!begun.ok) {
		return fail(begun.message, exitCodes.notAll);
	}

	const work = begun.value;
	try {
		return await undo(work, {
			api, renew, place, rotation, old,
		}, options, surroundings);
	} finally {
		await work.release();
	}
}

type Undoing = {
	readonly api: ManagementApi;
	readonly renew: PlaceToChange['renew'];
	readonly place: Place;
	readonly rotation: Rotation;
	readonly old: DatabaseToken;
};

/**
Undoes the rotation while the cluster's lock is held, and prints the result. A first signal stops it after the request that is in flight. Gives the exit code.
*/
async function undo(work: Work, {api, renew, place, rotation, old}: Undoing, {format}: RotateOptions, {stdout, stderr}: CommandSurroundings): Promise<number> {
	const say = sayTo(stderr);
	let run: ChangeRun | undefined;
	let unauthorized: string | undefined;
	const held = holdSignals(() => {
		run?.stop();
	});
	const goOn = resumeByRenewal({
		run: () => run!,
		renew,
		onGivenUp(reason) {
			unauthorized ??= reason;
			run?.stop();
		},
	});
	try {
		const {kind, changes, cause} = await undoRotation({
			api,
			journal: work.journal,
			context: work.context,
			rotationId: rotation.rotationId,
			old,
			entries: work.entries,
			onRun(started) {
				run = started;
				if (held.isInterrupted) {
					run.stop();
				}
			},
			onChange: goOn,
		});
		await printRows({rows: printedRows(changes.map(change => rowOfChange(change)), format), columns: resultColumns, format}, stdout);
		const isUndone = kind === 'undone';
		const successor = rotation.newTokenId === undefined ? '' : ` The successor is still there; if nothing uses it: ${revokeCommand(place, rotation.newTokenId) ?? ''}`;
		say(isUndone ? `The rotation is undone${cause === undefined ? '' : ` (${cause})`}.${successor}` : `Not undone: ${cause}.`);
		if (held.isInterrupted) {
			return exitCodes.interrupted;
		}

		if (unauthorized !== undefined) {
			return exitCodes.credentials;
		}

		return isUndone && cause === undefined ? exitCodes.done : exitCodes.notAll;
	} finally {
		held.release();
	}
}
