import type {DatabaseToken} from '../../api/types.js';
import type {Appended, Journal} from '../../journal/journal.js';
import {recordRotationEnd, recordSoakStart} from '../../operations/rotation/record.js';
import type {Rotation} from '../../operations/rotation/rotations.js';
import {successorObstacle} from '../../operations/rotation/successor-obstacle.js';
import {changesToSuspend} from '../../operations/suspend.js';
import type {Change, TrackedChange} from '../../operations/types.js';
import {readDescriptionLimit} from '../../settings/description-limit.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {oddRefusal} from '../../tokens/why-odd.js';
import {changeTokens} from '../shared/change/change-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {impactWarnings} from '../shared/change/impact-warnings.js';
import {keptGrantsWarnings} from '../shared/change/kept-grants-warnings.js';
import type {LoadedCluster} from '../shared/place/load-cluster.js';
import type {PlaceToChange} from '../shared/place/place.js';
import {openWork} from '../shared/change/open-work.js';
import {resultColumns, type ResultRow} from '../shared/change/result-row.js';
import {printRows} from '../shared/output/print-rows.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import type {RotateOptions} from './options.js';
import {settleWarning} from './settle.js';

/**
One step of a rotation that is under way: its place, its rotation, and what the command line says about it.
*/
export type Step = {
	readonly opened: PlaceToChange;
	readonly loaded: LoadedCluster;
	readonly rotation: Rotation;
	readonly soakUntil: Date | undefined;
	/**
	How long the successor settles, in milliseconds. Undefined means the default.
	*/
	readonly settle: number | undefined;
	readonly options: RotateOptions;
	readonly surroundings: CommandSurroundings;
};

/**
Suspends the old token, unless the successor cannot do its work yet. Then the old token soaks, where the command line says for how long. Gives the exit code.
*/
export async function suspendOldToken({opened, loaded, rotation, soakUntil, settle, options, surroundings}: Step, old: DatabaseToken): Promise<number> {
	const {now, stderr} = surroundings;
	const {rotationId, successorDiffers} = rotation;
	const warning = settleWarning(settle);
	if (warning !== undefined) {
		sayTo(stderr)(warning);
	}

	const fail = failTo(stderr);
	const odd = oddRefusal(old);
	if (odd !== undefined) {
		return fail(`${odd} Nothing was sent.`, exitCodes.notAll);
	}

	const limit = readDescriptionLimit(surroundings.environment);
	if (!limit.ok) {
		return fail(limit.message, exitCodes.usage);
	}

	const obstacle = await successorObstacle(rotation, old, {api: opened.api, now: () => new Date(now())});
	if (obstacle !== undefined) {
		return fail(obstacleWords(obstacle), exitCodes.notAll);
	}

	const changes = changesToSuspend([old], {day: isoSeconds(new Date(now())).slice(0, 10), limit: limit.value});
	return changeTokens({
		opened,
		changes,
		isGoneGood: true,
		rotation: {rotationId, step: 'suspend'},
		warnings: [
			...(successorDiffers === undefined ? [] : [`The successor is not as it was asked for: it ${successorDiffers}.`]),
			...impactWarnings({...loaded, leaving: new Set([old.id]), now: now()}),
			...keptGrantsWarnings(changes, opened.place.cluster.id, surroundings),
		],
		async afterwards([change], {journal}) {
			if (soakUntil && change?.result?.kind === 'changed') {
				sayIfNot(await recordSoakStart(journal, rotationId, soakUntil), stderr);
			}
		},
	}, options, surroundings);
}

/**
Revokes the old token, unless the successor cannot do its work yet. Gives the exit code.
*/
export async function revokeOldToken({opened, loaded, rotation, options, surroundings}: Step, old: DatabaseToken): Promise<number> {
	const {now, stderr} = surroundings;
	const {rotationId} = rotation;
	const obstacle = await successorObstacle(rotation, old, {api: opened.api, now: () => new Date(now())});
	if (obstacle !== undefined) {
		return failTo(stderr)(obstacleWords(obstacle), exitCodes.notAll);
	}

	const changes: readonly Change[] = [{token: old, request: {kind: 'revoke'}}];
	return changeTokens({
		opened,
		changes,
		isGoneGood: true,
		rotation: {rotationId, step: 'revoke'},
		warnings: impactWarnings({...loaded, leaving: new Set([old.id]), now: now()}),
		async afterwards([change]: readonly TrackedChange[], {journal}) {
			// The token was gone without a request of this program, so the journal does not yet say that the rotation is over.
			if (change?.result?.kind === 'already-gone' && change.result.operationId === undefined) {
				sayIfNot(await recordRotationEnd(journal, rotationId), stderr);
			}
		},
	}, options, surroundings);
}

function obstacleWords(obstacle: string): string {
	return `Nothing is taken from the old token: ${obstacle}. Nothing was sent. To go on without the successor, suspend or revoke the old token by its own command.`;
}

function sayIfNot(written: Appended, stderr: NodeJS.WritableStream): void {
	if (!written.ok) {
		sayTo(stderr)(written.message);
	}
}

/**
Takes a step that sends no request: writes one line into the journal, then prints `words`, and to stdout the form of an empty list. Gives the exit code.
*/
export async function recordStep({opened: {place, secrets}, options: {dryRun, reason, format}, surroundings}: Step, write: (journal: Journal) => Promise<Appended>, words: string): Promise<number> {
	const end = failTo(surroundings.stderr);
	const noRows = async () => printRows<ResultRow>({rows: [], columns: resultColumns, format}, surroundings.stdout);
	if (dryRun) {
		await noRows();
		return end('Dry run: would only write down in the journal that this step is taken; nothing was sent.', exitCodes.done);
	}

	const begun = await openWork({place, secrets, reason}, surroundings);
	if (!begun.ok) {
		return end(begun.message, exitCodes.notAll);
	}

	const work = begun.value;
	const written = await write(work.journal);
	await work.release();
	if (!written.ok) {
		return end(written.message, exitCodes.notAll);
	}

	await noRows();
	return end(words, exitCodes.done);
}
