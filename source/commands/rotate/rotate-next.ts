import type {DatabaseToken, ManagementApi} from '../../api/types.js';
import type {Appended, Journal} from '../../journal/journal.js';
import {asCause} from '../../operations/as-cause.js';
import {lookAt} from '../../operations/look-at.js';
import {confirmHandOver, finishRotation, startSoak} from '../../operations/rotation/rotate.js';
import type {Rotation} from '../../operations/rotation/rotations.js';
import {successorObstacle} from '../../operations/rotation/successor-obstacle.js';
import {suspendTargets} from '../../operations/suspend.js';
import type {ChangeItem, ChangeTarget} from '../../operations/types.js';
import {readDescriptionLimit} from '../../settings/description-limit.js';
import {clockDifference, clockWords} from '../../tokens/time/clock-difference.js';
import {isoSeconds} from '../../tokens/time/dates.js';
import {oddRefusal} from '../../tokens/oddities.js';
import {isByDoubtfulClock, rotationStep} from '../../tokens/rotation.js';
import {changeTokens} from '../shared/change/change-tokens.js';
import {wholeIdProblem} from '../shared/change/choose-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {impactWarnings} from '../shared/change/impact-warnings.js';
import {keptGrantsWarnings} from '../shared/change/kept-grants-warnings.js';
import {loadCluster, type LoadedCluster} from '../shared/place/load-cluster.js';
import {openToChange, type PlaceToChange} from '../shared/place/place.js';
import {nextCommand} from '../shared/change/next-command.js';
import {openWork} from '../shared/change/open-work.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {noRotationWords, readRotations, rotationOf} from './find-rotation.js';
import {beginRotation} from './rotate-start.js';
import type {RotateOptions} from './rotate-options.js';
import {endOfSettle, readSettle, settleWarning} from './settle.js';
import {readSoak} from './soak.js';

/**
Takes the step of a rotation that is due, and no other. Revoking the old token needs `--force`, for it cannot be undone. Gives the exit code.
*/
export async function takeRotationStep(id: string, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(surroundings.stderr);

	const soak = readSoak(options.soak, {now: now(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone});
	if (!soak.ok) {
		return fail(soak.message, exitCodes.usage);
	}

	const settle = readSettle(options.settle);
	if (!settle.ok) {
		return fail(settle.message, exitCodes.usage);
	}

	const opened = await openToChange(options, surroundings, {asksForName: true});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const [loaded, read] = await Promise.all([loadCluster(opened.value.api), readRotations(opened.value.place, surroundings)]);
	if (!loaded.ok || !read.ok) {
		return loaded.ok ? fail(read.ok ? '' : read.message, exitCodes.notAll) : fail(loaded.message, loaded.exitCode);
	}

	const problem = wholeIdProblem([id], loaded.value.tokens);
	const rotation = rotationOf(read.value.rotations, id);
	if (problem !== undefined || !rotation) {
		return problem === undefined ? fail(noRotationWords(read.value), exitCodes.notAll) : fail(problem, exitCodes.usage);
	}

	const old = loaded.value.tokens.find(token => token.id.toLowerCase() === rotation.oldTokenId.toLowerCase());
	const step = rotationStep(rotation, now(), settle.value);
	const turn: Turn = {
		opened: opened.value, loaded: loaded.value, rotation, soak: soak.value,
	};
	const doubt = old ? undefined : await doubtIsGone(opened.value.api, rotation.oldTokenId);
	if (doubt !== undefined) {
		return fail(`The list does not have the old token, but it is not known to be gone: ${doubt}. Nothing was written down. Check the host and the cluster, then try again.`, exitCodes.notAll);
	}

	const next = nextCommand(opened.value.place, ['rotate', rotation.oldTokenId, '--next'], {needsConfirm: true});
	if (old === undefined || old.revokedAt !== undefined) {
		return writeDown(turn, async journal => finishRotation(journal, rotation.rotationId), 'The old token is gone already: the rotation is over.', options, surroundings);
	}

	const difference = options.acceptClock ? undefined : clockDifference(loaded.value.serverTime, now());
	if (isByDoubtfulClock(step, difference)) {
		return fail(`The soak is over by this machine's clock, which is ${clockWords(difference)}: nothing was sent. Correct the clock, or go by it with --accept-clock.`, exitCodes.usage);
	}

	switch (step.step) {
		case 'create': {
			return beginRotation(rotation.oldTokenId, options, surroundings);
		}

		case 'hand-over': {
			const settledAt = endOfSettle(settle.value, now());
			return writeDown(turn, async journal => confirmHandOver(journal, rotation.rotationId, settledAt), `Noted: the new secret is where it is needed. Next, from ${isoSeconds(settledAt)} on, to suspend the old token: ${next}`, options, surroundings);
		}

		case 'suspend': {
			if (!step.isDue) {
				return fail(`Nothing is due: ${step.words}, when the successor has settled. --settle 0 takes that step now. Nothing was sent.`, exitCodes.notAll);
			}

			const warning = settleWarning(settle.value);
			if (warning !== undefined) {
				say(warning);
			}

			return suspend(old, turn, options, surroundings);
		}

		case 'choose-soak': {
			const until = soak.value;
			return until
				? writeDown(turn, async journal => startSoak(journal, rotation.rotationId, until), `It soaks until ${isoSeconds(until)}; then revoking it is due.`, options, surroundings)
				: fail('Say how long the old token stays suspended before it is revoked: --soak 7d, or a date.', exitCodes.usage);
		}

		case 'revoke': {
			return [options.force, options.dryRun].some(Boolean)
				? revoke(old, turn, options, surroundings)
				: fail(`The step that is due is to ${step.words}, which cannot be undone: --force takes it. Nothing was sent.`, exitCodes.usage);
		}

		case 'soak':
		case 'finished':
		case 'undone': {
			return fail(`Nothing is due: ${step.words}.`, exitCodes.notAll);
		}
	}
}

type Turn = {
	readonly opened: PlaceToChange;
	readonly loaded: LoadedCluster;
	readonly rotation: Rotation;
	readonly soak: Date | undefined;
};

async function suspend(old: DatabaseToken, {opened, loaded, rotation, soak}: Turn, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {now, stderr} = surroundings;
	const {rotationId, successorDiffers} = rotation;
	const odd = oddRefusal(old);
	if (odd !== undefined) {
		sayTo(stderr)(`${odd} Nothing was sent.`);
		return exitCodes.notAll;
	}

	const limit = readDescriptionLimit(surroundings.environment);
	if (!limit.ok) {
		sayTo(stderr)(limit.message);
		return exitCodes.usage;
	}

	const obstacle = await successorObstacle(rotation, old, {api: opened.api, now: () => new Date(now())});
	if (obstacle !== undefined) {
		return refuse(obstacle, stderr);
	}

	const targets = suspendTargets([old], {day: isoSeconds(new Date(now())).slice(0, 10), limit: limit.limit});
	return changeTokens({
		opened,
		targets,
		isGoneGood: true,
		rotation: {rotationId, step: 'suspend'},
		warnings: [
			...(successorDiffers === undefined ? [] : [`The successor is not as it was asked for: it ${successorDiffers}.`]),
			...impactWarnings({...loaded, leaving: new Set([old.id]), now: now()}),
			...keptGrantsWarnings(targets, opened.place.cluster.id, surroundings),
		],
		async afterwards([item], {journal}) {
			if (soak && item?.result?.kind === 'changed') {
				sayIfNot(await startSoak(journal, rotationId, soak), stderr);
			}
		},
	}, options, surroundings);
}

async function revoke(old: DatabaseToken, {opened, loaded, rotation}: Turn, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {now, stderr} = surroundings;
	const {rotationId} = rotation;
	const obstacle = await successorObstacle(rotation, old, {api: opened.api, now: () => new Date(now())});
	if (obstacle !== undefined) {
		return refuse(obstacle, stderr);
	}

	const targets: readonly ChangeTarget[] = [{token: old, change: {kind: 'revoke'}}];
	return changeTokens({
		opened,
		targets,
		isGoneGood: true,
		rotation: {rotationId, step: 'revoke'},
		warnings: impactWarnings({...loaded, leaving: new Set([old.id]), now: now()}),
		async afterwards([item]: readonly ChangeItem[], {journal}) {
			// No request of this program ended it, so nothing in the journal says so.
			if (item?.result?.kind === 'already-gone' && item.result.operationId === undefined) {
				sayIfNot(await finishRotation(journal, rotationId), stderr);
			}
		},
	}, options, surroundings);
}

/**
What speaks against a token being gone that the list does not have: the list of another cluster does not have it either. Undefined where the service does not find it by its ID.
*/
async function doubtIsGone(api: ManagementApi, id: string): Promise<string | undefined> {
	const looked = await lookAt(api, id);
	if (looked.kind === 'unsure') {
		return asCause(looked.error.message);
	}

	return looked.kind === 'absent' || looked.token.revokedAt !== undefined ? undefined : 'the service finds it by its ID';
}

function refuse(obstacle: string, stderr: NodeJS.WritableStream): number {
	sayTo(stderr)(`Nothing is taken from the old token: ${obstacle}. Nothing was sent. To go on without the successor, suspend or revoke the old token by its own command.`);
	return exitCodes.notAll;
}

function sayIfNot(written: Appended, stderr: NodeJS.WritableStream): void {
	if (!written.ok) {
		sayTo(stderr)(written.message);
	}
}

/**
A step that is no request: a line in the journal.
*/
async function writeDown({opened: {place, secret}}: Turn, write: (journal: Journal) => Promise<Appended>, words: string, {dryRun, reason}: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const say = sayTo(surroundings.stderr);
	if (dryRun) {
		say('Dry run: would only write down in the journal that this step is taken; nothing was sent.');
		return exitCodes.done;
	}

	const begun = await openWork({place, secret, reason}, surroundings);
	if (!begun.ok) {
		say(begun.message);
		return exitCodes.notAll;
	}

	const work = begun.value;
	const written = await write(work.journal);
	await work.release();
	say(written.ok ? words : written.message);
	return written.ok ? exitCodes.done : exitCodes.notAll;
}
