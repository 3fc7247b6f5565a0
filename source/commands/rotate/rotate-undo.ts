import {resumeTargets} from '../../operations/suspend.js';
import type {ChangeRun, ChangeRunState} from '../../operations/types.js';
import {undoRotation} from '../../operations/rotation/undo-rotation.js';
import {wholeIdProblem} from '../shared/change/choose-tokens.js';
import {dryRun} from '../shared/change/dry-run.js';
import {exitCodes} from '../../exit-codes.js';
import {holdSignals} from '../shared/change/hold-signals.js';
import {loadCluster} from '../shared/place/load-cluster.js';
import {openToChange} from '../shared/place/place.js';
import {revokeCommand} from '../shared/change/next-command.js';
import {openWork} from '../shared/change/open-work.js';
import {printRows} from '../shared/output/print-rows.js';
import {resultColumns, rowOfItem} from '../shared/change/result-rows.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {noRotationWords, readRotations, rotationOf} from './find-rotation.js';
import type {RotateOptions} from './rotate-options.js';

/**
Ends a rotation without a revoke: gives the old token its grants back where it is suspended. The successor stays. Gives the exit code.
*/
export async function undoRotationOf(id: string, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr} = surroundings;
	const {format} = options;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const opened = await openToChange(options, surroundings, {asksForName: true});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const {api, place, secret, readOnlyBy} = opened.value;
	const [loaded, read] = await Promise.all([loadCluster(api), readRotations(place, surroundings)]);
	if (!loaded.ok || !read.ok) {
		return loaded.ok ? fail(read.ok ? '' : read.message, exitCodes.notAll) : fail(loaded.message, loaded.exitCode);
	}

	const problem = wholeIdProblem([id], loaded.value.tokens);
	const rotation = rotationOf(read.value.rotations, id);
	const old = loaded.value.tokens.find(token => token.id.toLowerCase() === rotation?.oldTokenId.toLowerCase());
	if (problem !== undefined || !rotation || !old) {
		return problem === undefined
			? fail(rotation ? 'The old token is gone: that cannot be undone. --next writes down that the rotation is over.' : noRotationWords(read.value), exitCodes.notAll)
			: fail(problem, exitCodes.usage);
	}

	if (options.dryRun) {
		return dryRun({
			place, api, targets: resumeTargets([old], read.value.entries).targets, left: [], isGoneGood: false, format, readOnlyBy,
		}, surroundings);
	}

	const begun = await openWork({place, secret, reason: options.reason}, surroundings);
	if (!begun.ok) {
		return fail(begun.message, exitCodes.notAll);
	}

	const work = begun.value;
	let run: ChangeRun | undefined;
	let unauthorized: string | undefined;
	const held = holdSignals(() => {
		run?.stop();
	});
	try {
		const {kind, items, cause} = await undoRotation({
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
			onChange({pausedFor}: ChangeRunState) {
				if (pausedFor?.kind !== 'unauthorized') {
					return;
				}

				unauthorized ??= pausedFor.message;
				run?.stop();
			},
		});
		await printRows({rows: items.map(item => rowOfItem(item)), columns: resultColumns, format}, stdout);
		if (kind === 'undone') {
			say(`The rotation is undone${cause === undefined ? '' : ` (${cause})`}.${rotation.newTokenId === undefined ? '' : ` The successor is still there; if nothing uses it: ${revokeCommand(place, rotation.newTokenId) ?? ''}`}`);
		} else {
			say(`Not undone: ${cause}.`);
		}

		if (held.isInterrupted) {
			return exitCodes.interrupted;
		}

		return unauthorized === undefined ? (kind === 'undone' && cause === undefined ? exitCodes.done : exitCodes.notAll) : exitCodes.credentials;
	} finally {
		held.release();
		await work.release();
	}
}
