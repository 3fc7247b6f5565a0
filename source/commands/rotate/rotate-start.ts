import type {DatabaseToken} from '../../api/types.js';
import {stateDirectory} from '../../journal/state-directory.js';
import type {Rotation} from '../../operations/rotation/rotations.js';
import {suspendTargets} from '../../operations/suspend.js';
import {loadCreateForms} from '../../settings/create-forms.js';
import {readDescriptionLimit} from '../../settings/description-limit.js';
import {isoSeconds} from '../../tokens/time/dates.js';
import {parseExpiry, type ExpiryClock} from '../../tokens/time/expiry-text.js';
import {oddRefusal} from '../../tokens/oddities.js';
import {rotationStep, successorDescription} from '../../tokens/rotation.js';
import {statusOf} from '../../tokens/status.js';
import {expiryWithLifetimeOf} from '../../tokens/time/lifetime.js';
import {chooseTokens} from '../shared/change/choose-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {keptGrantsWarnings} from '../shared/change/kept-grants-warnings.js';
import {loadCluster} from '../shared/place/load-cluster.js';
import {openToChange} from '../shared/place/place.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {openSecretTarget, secretProblem} from '../shared/created/secret-target.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {dryRunOfRotation} from './dry-rotation.js';
import {readRotations, rotationOf} from './find-rotation.js';
import {makeSuccessor} from './make-successor.js';
import type {RotateOptions} from './rotate-options.js';
import {readSettle, settleWarning} from './settle.js';
import {readSoak} from './soak.js';

/**
Begins a rotation: creates the successor, hands its secret over, and where asked for suspends the old token and lets it soak. Gives the exit code.
*/
export async function beginRotation(id: string, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {environment, stderr, now} = surroundings;
	const {format} = options;
	const isDryRun = Boolean(options.dryRun);
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const clock: ExpiryClock = {now: now(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone};
	const expiry = parseExpiry(options.expiresAt ?? '', clock);
	const soak = readSoak(options.soak, clock);
	const settle = readSettle(options.settle);
	const limit = readDescriptionLimit(environment);
	const problem = usageProblem(options) ?? (limit.ok ? undefined : limit.message) ?? (expiry.ok ? undefined : `--expires-at: ${expiry.message}`) ?? (soak.ok ? undefined : soak.message) ?? (settle.ok ? undefined : settle.message);
	if (problem !== undefined || !expiry.ok || !soak.ok || !settle.ok || !limit.ok) {
		return fail(problem ?? '', exitCodes.usage);
	}

	const opened = await openToChange(options, surroundings, {asksForName: Boolean(options.suspendOld)});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const {api, place} = opened.value;
	await loadCreateForms(stateDirectory(environment));
	const [loaded, read] = await Promise.all([loadCluster(api), readRotations(place, surroundings)]);
	if (!loaded.ok) {
		return fail(loaded.message, loaded.exitCode);
	}

	if (!read.ok) {
		return fail(read.message, exitCodes.notAll);
	}

	const chosen = chooseTokens({kind: 'ids', ids: [id]}, {...loaded.value, now: now()});
	if (!chosen.ok) {
		return fail(chosen.message, chosen.exitCode);
	}

	const [old] = chosen.value.tokens;
	const rotation = rotationOf(read.value.rotations, id);
	const refusal = old ? refusalOf(old, rotation, {now: now(), isForced: Boolean(options.force)}) : `No token of this cluster has the ID ${id}: nothing was sent.`;
	if (!old || refusal !== undefined) {
		return fail(refusal ?? '', exitCodes.notAll);
	}

	const lived = options.expiresAt === undefined ? expiryWithLifetimeOf(old, now()) : expiry;
	if (!lived.ok) {
		return fail(`How long the old token was to live cannot be told (created ${old.createdAt}, expires ${old.expiresAt ?? 'never'}): say --expires-at. Nothing was sent.`, exitCodes.usage);
	}

	const today = isoSeconds(new Date(now())).slice(0, 10);
	const successor = {
		description: options.description ?? successorDescription(old.description, today),
		...(lived.expiresAt !== undefined && {expiresAt: lived.expiresAt}),
	};
	const suspends = options.suspendOld ? suspendTargets([old], {day: today, limit: limit.limit}) : [];
	const warning = options.suspendOld ? settleWarning(settle.value) : undefined;
	for (const sentence of [...(warning === undefined ? [] : [warning]), ...keptGrantsWarnings(suspends, place.cluster.id, surroundings)]) {
		say(sentence);
	}

	if (isDryRun) {
		const ready = await openSecretTarget(options, {environment, isDryRun});
		return ready.ok
			? dryRunOfRotation({
				opened: opened.value, old, successor, suspends, format, clock, settle: settle.value,
			}, surroundings)
			: fail(ready.message, exitCodes.usage);
	}

	return makeSuccessor({
		opened: opened.value, old, successor, suspends, rotationId: rotation?.rotationId, soakUntil: soak.value, settle: settle.value,
	}, options, surroundings);
}

function usageProblem(options: RotateOptions): string | undefined {
	if (options.description?.trim() === '') {
		return 'The description is empty: say what uses the token, and who owns it.';
	}

	if (options.soak !== undefined && !options.suspendOld) {
		return '--soak says how long the old token stays suspended: it needs --suspend-old.';
	}

	if (options.settle !== undefined && !options.suspendOld) {
		return '--settle says how long the successor settles before the old token is suspended: it needs --suspend-old, or --next.';
	}

	return options.suspendOld && options.printSecret
		? 'With --print-secret nobody knows that the secret is stored, so the old token is not suspended yet: leave --suspend-old out, and take that step later with --next.'
		: secretProblem(options, options.format);
}

function refusalOf(old: DatabaseToken, rotation: Rotation | undefined, {now, isForced}: {readonly now: number; readonly isForced: boolean}): string | undefined {
	const odd = oddRefusal(old);
	if (odd !== undefined) {
		return `${odd} Nothing was sent.`;
	}

	const status = statusOf(old, now);
	if (rotation) {
		const {step, words} = rotationStep(rotation, now);
		if (step !== 'create') {
			return `Its rotation is under way; next: ${words}. --next takes that step, --undo ends it. Nothing was sent.`;
		}

		if (rotation.uncertain && !isForced) {
			return `A successor may have been created already, and nobody has its secret${rotation.strayIds.length === 0 ? '' : ` (${rotation.strayIds.join(', ')})`}: look into the list; --force creates another. Nothing was sent.`;
		}
	}

	return status === 'active' || status === 'expired' ? undefined : `The token is ${status}${status === 'suspended' ? ', so it has no grants that a successor could get: resume it first' : ''}. Nothing was sent.`;
}
