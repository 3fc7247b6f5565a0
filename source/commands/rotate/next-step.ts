import type {DatabaseToken, ManagementApi} from '../../api/types.js';
import {asCause} from '../../operations/as-cause.js';
import {lookAt} from '../../operations/look-at.js';
import {recordHandOver, recordRotationEnd, recordSoakStart} from '../../operations/rotation/record.js';
import {clockDifference, clockWords} from '../../tokens/time/clock-difference.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {isByDoubtfulClock, rotationStep} from '../../tokens/rotation.js';
import {exitCodes} from '../../exit-codes.js';
import {nextCommand} from '../shared/change/next-command.js';
import {failTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {openRotation} from './open-rotation.js';
import {
	recordStep,
	revokeOldToken,
	suspendOldToken,
	type Step,
} from './step.js';
import {beginRotation} from './begin.js';
import type {RotateOptions} from './options.js';
import {endOfSettle, readSettle} from './settle.js';
import {readSoak} from './soak.js';

/**
Takes the step of a rotation that is due, and no other step. To revoke the old token it needs `--force`, because a revoke cannot be undone. Gives the exit code.
*/
export async function takeNextStep(id: string, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stderr, now} = surroundings;
	const fail = failTo(stderr);
	const soak = readSoak(options.soak, {now: now(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone});
	if (!soak.ok) {
		return fail(soak.message, exitCodes.usage);
	}

	const settle = readSettle(options.settle);
	if (!settle.ok) {
		return fail(settle.message, exitCodes.usage);
	}

	const found = await openRotation(id, options, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {opened, loaded, rotation, old} = found.value;
	const step: Step = {
		opened, loaded, rotation, soakUntil: soak.value, settle: settle.value, options, surroundings,
	};
	const doubt = old ? undefined : await doubtIsGone(opened.api, rotation.oldTokenId);
	if (doubt !== undefined) {
		return fail(`The list does not have the old token, but it is not known to be gone: ${doubt}. Nothing was written down. Check the host and the cluster, then try again.`, exitCodes.notAll);
	}

	return old === undefined || old.revokedAt !== undefined
		? recordStep(step, async journal => recordRotationEnd(journal, rotation.rotationId), 'The old token is gone already: the rotation is over.')
		: takeStep(step, old);
}

/**
Takes the due step of a rotation whose old token still exists. Gives the exit code.
*/
async function takeStep(step: Step, old: DatabaseToken): Promise<number> {
	const {opened, loaded, rotation, soakUntil, settle, options, surroundings} = step;
	const {now, stderr} = surroundings;
	const fail = failTo(stderr);
	const due = rotationStep(rotation, now(), settle);
	const difference = options.acceptClock ? undefined : clockDifference(loaded.serverTime, now());
	if (isByDoubtfulClock(due, difference)) {
		return fail(`The soak is over by this machine's clock, which is ${clockWords(difference)}: nothing was sent. Correct the clock, or go by it with --accept-clock.`, exitCodes.usage);
	}

	switch (due.step) {
		case 'create': {
			return beginRotation(rotation.oldTokenId, options, surroundings);
		}

		case 'hand-over': {
			const settledAt = endOfSettle(settle, now());
			const next = nextCommand(opened.place, ['rotate', rotation.oldTokenId, '--next'], {needsConfirm: true});
			const words = `Noted: the new secret is where it is needed. Next, from ${isoSeconds(settledAt)} on, to suspend the old token: ${next}`;
			return recordStep(step, async journal => recordHandOver(journal, rotation.rotationId, settledAt), words);
		}

		case 'suspend': {
			return due.isDue
				? suspendOldToken(step, old)
				: fail(`Nothing is due: ${due.words}, when the successor has settled. --settle 0 takes that step now. Nothing was sent.`, exitCodes.notAll);
		}

		case 'choose-soak': {
			return soakUntil
				? recordStep(step, async journal => recordSoakStart(journal, rotation.rotationId, soakUntil), `It soaks until ${isoSeconds(soakUntil)}; then revoking it is due.`)
				: fail('Say how long the old token stays suspended before it is revoked: --soak 7d, or a date.', exitCodes.usage);
		}

		case 'revoke': {
			return [options.force, options.dryRun].some(Boolean)
				? revokeOldToken(step, old)
				: fail(`The step that is due is to ${due.words}, which cannot be undone: --force takes it. Nothing was sent.`, exitCodes.usage);
		}

		case 'soak':
		case 'finished':
		case 'undone': {
			return fail(`Nothing is due: ${due.words}.`, exitCodes.notAll);
		}
	}
}

/**
Why a token that is not in the list may still exist. The list of another cluster would not have it either, so the service is asked for its ID. Undefined where the service does not find it either.
*/
async function doubtIsGone(api: ManagementApi, id: string): Promise<string | undefined> {
	const looked = await lookAt(api, id);
	if (looked.kind === 'unsure') {
		return asCause(looked.error.message);
	}

	return looked.kind === 'absent' || looked.token.revokedAt !== undefined ? undefined : 'the service finds it by its ID';
}
