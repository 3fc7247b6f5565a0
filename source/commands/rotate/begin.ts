import type {DatabaseToken, NewToken} from '../../api/types.js';
import {stateDirectory} from '../../journal/state-directory.js';
import type {Rotation} from '../../operations/rotation/rotations.js';
import type {Change} from '../../operations/types.js';
import {changesToSuspend} from '../../operations/suspend.js';
import {refuse, type Result} from '../../result.js';
import {loadCreateForms} from '../../settings/create-forms.js';
import {readDescriptionLimit} from '../../settings/description-limit.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {parseExpiry, type ExpiryClock} from '../../tokens/time/parse-expiry.js';
import {oddRefusal} from '../../tokens/why-odd.js';
import {rotationStep, successorDescription} from '../../tokens/rotation.js';
import {statusOf} from '../../tokens/status.js';
import {expiryWithLifetimeOf} from '../../tokens/time/lifetime.js';
import {chooseTokens} from '../shared/change/choose-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {keptGrantsWarnings} from '../shared/change/kept-grants-warnings.js';
import {loadCluster} from '../shared/place/load-cluster.js';
import {openToChange, type PlaceToChange} from '../shared/place/place.js';
import {checkProtected} from '../shared/policy/check-protected.js';
import {checkRequests} from '../shared/policy/check-requests.js';
import {loadPolicy} from '../shared/policy/load-policy.js';
import type {CommandResult} from '../shared/program/command-result.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {openSecretTarget, secretProblem} from '../shared/created/secret-target.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {dryRunOfRotation} from './dry-run.js';
import {expiryWords} from './expiry-words.js';
import {readRotations, rotationOf} from './rotations.js';
import {makeSuccessor} from './successor.js';
import type {RotateOptions} from './options.js';
import {readSettle, settleWarning} from './settle.js';
import {readSoak} from './soak.js';

/**
Begins a rotation: creates the successor, hands its secret over, and with `--suspend-old` suspends the old token and lets it soak. Gives the exit code.
*/
export async function beginRotation(id: string, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {environment, stderr, now} = surroundings;
	const fail = failTo(stderr);
	const terms = readTerms(options, surroundings);
	if (!terms.ok) {
		return fail(terms.message, exitCodes.usage);
	}

	const opened = await openToChange(options, surroundings, {asksForName: Boolean(options.suspendOld)});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	await loadCreateForms(stateDirectory(environment));
	const found = await findOld(id, opened.value, options, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {old, rotation} = found.value;
	const lived = options.expiresAt === undefined ? expiryWithLifetimeOf(old, now()) : undefined;
	if (lived?.ok === false) {
		return fail(`The lifetime of the old token cannot be read (created ${old.createdAt}, expires ${old.expiresAt ?? 'never'}): give --expires-at. Nothing was sent.`, exitCodes.usage);
	}

	const {clock, soakUntil, settle, limit} = terms.value;
	const expiresAt = lived ? lived.expiresAt : terms.value.expiresAt;
	const today = isoSeconds(new Date(now())).slice(0, 10);
	const successor = {
		description: options.description ?? successorDescription(old.description, today),
		...(expiresAt !== undefined && {expiresAt}),
	};
	const suspends = options.suspendOld ? changesToSuspend([old], {day: today, limit}) : [];
	const warning = options.suspendOld ? settleWarning(settle) : undefined;
	const expiry = expiryWords(old, {expiresAt, isGiven: options.expiresAt !== undefined, clock});
	const checked = await checkRotation({old, successor, suspends}, options, surroundings);
	if (!checked.ok) {
		return fail(checked.message, checked.exitCode);
	}

	const say = sayTo(stderr);
	for (const sentence of [...[expiry, warning].filter(words => words !== undefined), ...checked.value, ...keptGrantsWarnings(suspends, opened.value.place.cluster.id, surroundings)]) {
		say(sentence);
	}

	if (!options.dryRun) {
		return makeSuccessor({
			opened: opened.value, old, successor, suspends, rotationId: rotation?.rotationId, soakUntil, settle,
		}, options, surroundings);
	}

	const ready = await openSecretTarget(options, {environment, isDryRun: true});
	return ready.ok
		? dryRunOfRotation({
			opened: opened.value, old, successor, suspends, format: options.format, clock, settle,
		}, surroundings)
		: fail(ready.message, exitCodes.usage);
}

/**
Checks by the policy the successor, and the suspension of the old token where it follows at once.
*/
async function checkRotation({old, successor, suspends}: {readonly old: DatabaseToken; readonly successor: Pick<NewToken, 'description' | 'expiresAt'>; readonly suspends: readonly Change[]}, options: RotateOptions, surroundings: CommandSurroundings): Promise<CommandResult<readonly string[]>> {
	const loaded = await loadPolicy(options, surroundings);
	if (!loaded.ok) {
		return loaded;
	}

	const {policy} = loaded.value;
	const broken = checkRequests([{kind: 'successor', before: old, after: {...successor, permissions: old.permissions}}], policy, surroundings);
	const held = suspends.length === 0 ? undefined : checkProtected([{token: old, after: []}], policy, options);
	if (!broken.ok || held === undefined) {
		return broken;
	}

	return held.ok ? {ok: true, value: [...broken.value, ...held.value]} : held;
}

/**
The options about times and lengths, read and checked.
*/
type Terms = {
	readonly clock: ExpiryClock;
	/**
	The moment that `--expires-at` names, in RFC 3339. Undefined where it was not given, or is `never`.
	*/
	readonly expiresAt: string | undefined;
	readonly soakUntil: Date | undefined;
	/**
	Milliseconds.
	*/
	readonly settle: number | undefined;
	/**
	The longest description that the service takes, in characters. Undefined where that is not known.
	*/
	readonly limit: number | undefined;
};

function readTerms(options: RotateOptions, {environment, now}: CommandSurroundings): Result<Terms> {
	const problem = usageProblem(options);
	if (problem !== undefined) {
		return refuse(problem);
	}

	const limit = readDescriptionLimit(environment);
	if (!limit.ok) {
		return limit;
	}

	const clock: ExpiryClock = {now: now(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone};
	const expiry = parseExpiry(options.expiresAt ?? '', clock);
	if (!expiry.ok) {
		return refuse(`--expires-at: ${expiry.message}`);
	}

	const soak = readSoak(options.soak, clock);
	if (!soak.ok) {
		return soak;
	}

	const settle = readSettle(options.settle);
	return settle.ok
		? {
			ok: true, value: {
				clock, expiresAt: expiry.expiresAt, soakUntil: soak.value, settle: settle.value, limit: limit.value,
			},
		}
		: settle;
}

type FoundOld = {readonly old: DatabaseToken; readonly rotation: Rotation | undefined};

/**
Finds the old token. `rotation` is an earlier attempt that has no successor yet; undefined where there was none.
*/
async function findOld(id: string, {api, place}: PlaceToChange, {force}: RotateOptions, surroundings: CommandSurroundings): Promise<CommandResult<FoundOld>> {
	const [loaded, read] = await Promise.all([loadCluster(api), readRotations(place, surroundings)]);
	if (!loaded.ok) {
		return loaded;
	}

	if (!read.ok) {
		return refuse(read.message, {exitCode: exitCodes.notAll});
	}

	const now = surroundings.now();
	const chosen = await chooseTokens({kind: 'ids', ids: [id]}, {
		...loaded.value, place, surroundings, now,
	});
	if (!chosen.ok) {
		return chosen;
	}

	const [old] = chosen.value.tokens;
	if (!old) {
		return refuse(`No token of this cluster has the ID ${id}: nothing was sent.`, {exitCode: exitCodes.notAll});
	}

	const rotation = rotationOf(read.value.rotations, id);
	const refusal = refusalToRotate(old, rotation, {now, isForced: Boolean(force)});
	return refusal === undefined ? {ok: true, value: {old, rotation}} : refuse(refusal, {exitCode: exitCodes.notAll});
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
		? 'With --print-secret the program does not know whether the secret was stored, so the old token is not suspended yet: leave --suspend-old out, and take that step later with --next.'
		: secretProblem(options, options.format);
}

function refusalToRotate(old: DatabaseToken, rotation: Rotation | undefined, {now, isForced}: {readonly now: number; readonly isForced: boolean}): string | undefined {
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
			return `A successor may have been created already, and its secret is lost${rotation.candidateIds.length === 0 ? '' : ` (${rotation.candidateIds.join(', ')})`}: look into the list; --force creates another. Nothing was sent.`;
		}
	}

	return status === 'active' || status === 'expired' ? undefined : `The token is ${status}${status === 'suspended' ? ', so it has no grants that a successor could get: resume it first' : ''}. Nothing was sent.`;
}
