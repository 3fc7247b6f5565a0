import type {DatabaseToken} from '../../api/types.js';
import {stateDirectory} from '../../journal/state-directory.js';
import type {Appended} from '../../journal/journal.js';
import {recordHandOver, recordSoakStart} from '../../operations/rotation/record.js';
import {startRotation} from '../../operations/rotation/start-rotation.js';
import type {Change} from '../../operations/types.js';
import {rememberCreateForm} from '../../settings/create-forms.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {finishCreate, type TokenMade} from '../shared/created/finish-create.js';
import {exitCodes} from '../../exit-codes.js';
import {nextCommand} from '../shared/change/next-command.js';
import type {PlaceToChange} from '../shared/place/place.js';
import {openWork, type Work} from '../shared/change/open-work.js';
import {printRows} from '../shared/output/print-rows.js';
import {
	isAsAsked,
	printedRows,
	resultColumns,
	rowOfChange,
	type ResultRow,
} from '../shared/change/result-row.js';
import {runChanges} from '../shared/change/run-changes.js';
import {sayTo} from '../shared/output/say.js';
import {holdSecret, type HeldSecret} from '../shared/created/secret-in-hand.js';
import {openSecretTarget, type SecretTarget} from '../shared/created/secret-target.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import type {RotateOptions} from './options.js';
import {endOfSettle, isSettled} from './settle.js';

type Beginning = {
	readonly opened: PlaceToChange;
	readonly old: DatabaseToken;
	readonly successor: {readonly description: string; readonly expiresAt?: string};
	/**
	The change that suspends the old token. Empty without `--suspend-old`.
	*/
	readonly suspends: readonly Change[];
	/**
	The rotation to go on with, where an earlier attempt could not create the successor.
	*/
	readonly rotationId: string | undefined;
	readonly soakUntil: Date | undefined;
	/**
	How long the successor settles before the old token is suspended, in milliseconds. Undefined means the default.
	*/
	readonly settle: number | undefined;
};

type Reached = {
	readonly exitCode: number;
	readonly rows: readonly ResultRow[];
	/**
	Defined where the old token is to be suspended once the successor has settled.
	*/
	readonly goesOn?: {readonly rotationId: string; readonly settledAt: Date};
};

/**
Creates the successor, hands its secret over and writes that into the journal. With `--suspend-old` it then waits until the successor has settled, and suspends the old token. Gives the exit code.

Until the secret is handed over, and while the successor settles, a first signal only asks to stop.
*/
export async function makeSuccessor(beginning: Beginning, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {opened: {api, place}} = beginning;
	const {environment, stdout, stderr} = surroundings;
	const say = sayTo(stderr);
	return holdSecret(api, place, {environment, say}, async held => {
		const ready = await openSecretTarget(options, {environment, isDryRun: false});
		if (!ready.ok) {
			say(ready.message);
			return exitCodes.usage;
		}

		const target = ready.value;
		const making: Making = {
			beginning, target, held, options,
		};
		const first = await withWork(beginning, options, surroundings, async work => begin(work, making, surroundings));
		if (first === undefined) {
			await target.discard();
			return exitCodes.notAll;
		}

		const last = first.goesOn === undefined ? first : await goOn(first, first.goesOn, making, surroundings);
		if (target.kind !== 'print') {
			await printRows({rows: printedRows(last.rows, options.format), columns: resultColumns, format: options.format}, stdout);
		}

		return last.exitCode;
	});
}

/**
Calls `act` while the cluster's lock is held. Gives undefined where the lock could not be taken; stderr then says why.
*/
async function withWork<Result>({opened: {place, secrets}}: Beginning, {reason}: RotateOptions, surroundings: CommandSurroundings, act: (work: Work) => Promise<Result>): Promise<Result | undefined> {
	const begun = await openWork({place, secrets, reason}, surroundings);
	if (!begun.ok) {
		sayTo(surroundings.stderr)(begun.message);
		return undefined;
	}

	try {
		return await act(begun.value);
	} finally {
		await begun.value.release();
	}
}

type Making = {
	readonly beginning: Beginning;
	readonly target: SecretTarget;
	readonly held: HeldSecret;
	readonly options: RotateOptions;
};

async function begin(work: Work, making: Making, surroundings: CommandSurroundings): Promise<Reached> {
	const {beginning, target, held} = making;
	const say = sayTo(surroundings.stderr);
	const {opened: {place}, old, suspends, settle} = beginning;
	const next = nextCommand(place, ['rotate', old.id, '--next'], {needsConfirm: true});
	const {made, rotationId} = await create(work, making, surroundings);
	const {rows} = made;
	if (!made.isHandedOver) {
		return {rows, exitCode: held.isInterrupted ? exitCodes.interrupted : made.exitCode};
	}

	if (target.kind === 'print') {
		say(`Once it is stored: ${next}`);
		return {rows, exitCode: held.isInterrupted ? exitCodes.interrupted : made.exitCode};
	}

	const settledAt = endOfSettle(settle, surroundings.now());
	const noted = await recordHandOver(work.journal, rotationId, settledAt);
	if (!noted.ok) {
		say(noted.message);
		return {rows, exitCode: exitCodes.notAll};
	}

	if (!made.isAsAsked) {
		say(`The rotation stops before the old token is touched. To go on with this successor: ${next}`);
		say(`To end the rotation: ${nextCommand(place, ['rotate', old.id, '--undo'], {needsConfirm: true})}`);
		return {rows, exitCode: held.isInterrupted ? exitCodes.interrupted : exitCodes.notAll};
	}

	if (suspends.length === 0 || held.isInterrupted) {
		say(`Next, once the successor is in use, from ${isoSeconds(settledAt)} on: ${next}`);
		return {rows, exitCode: held.isInterrupted ? exitCodes.interrupted : exitCodes.done};
	}

	return {rows, exitCode: exitCodes.done, goesOn: {rotationId, settledAt}};
}

/**
Waits until the successor has settled, without holding the lock, and suspends the old token.
*/
async function goOn({rows}: Reached, {rotationId, settledAt}: Required<Reached>['goesOn'], {beginning, held, options}: Making, surroundings: CommandSurroundings): Promise<Reached> {
	const {opened: {place}, old} = beginning;
	const next = nextCommand(place, ['rotate', old.id, '--next'], {needsConfirm: true});
	if (!await isSettled(settledAt, {...surroundings, signal: held.signal})) {
		sayTo(surroundings.stderr)(`Suspending the old token is left as the next step, from ${isoSeconds(settledAt)} on: ${next}`);
		return {rows, exitCode: exitCodes.interrupted};
	}

	const suspended = await withWork(beginning, options, surroundings, async work => suspend(work, rotationId, beginning, surroundings));
	return suspended === undefined
		? {rows, exitCode: exitCodes.notAll}
		: {...suspended, rows: [...rows, ...suspended.rows]};
}

async function create(work: Work, {beginning, target, held, options}: Making, surroundings: CommandSurroundings): Promise<{readonly made: TokenMade; readonly rotationId: string}> {
	const {opened: {place}, old, successor, rotationId} = beginning;
	const {inHand, signal} = held;
	const result = await startRotation({
		api: inHand.api,
		journal: work.journal,
		context: work.context,
		old,
		successor,
		signal,
		...(surroundings.pace && {wait: surroundings.pace.wait}),
		...(rotationId !== undefined && {rotationId}),
		onFormFound(kind, form) {
			void rememberCreateForm(stateDirectory(surroundings.environment), place.profile.host, kind, form);
		},
	});
	const made = await finishCreate(result, {
		target, description: successor.description, format: options.format, place, work, inHand, rotation: {rotationId: result.rotationId, step: 'create'},
	}, surroundings);
	return {made, rotationId: result.rotationId};
}

async function suspend(work: Work, rotationId: string, {opened: {api, renew, place}, old, suspends, soakUntil}: Beginning, surroundings: CommandSurroundings): Promise<Reached> {
	const say = sayTo(surroundings.stderr);
	const {changes, isInterrupted, unauthorized} = await runChanges({
		api, renew, work, changes: suspends, rotation: {rotationId, step: 'suspend'},
	}, surroundings);
	const rows = changes.map(change => rowOfChange(change));
	const isSuspended = rows.every(row => isAsAsked(row, false));
	say(isSuspended ? `Suspended ${old.description} (${old.id.slice(0, 8)}).` : `Not suspended: ${rows[0]?.cause ?? 'nothing was done'}.`);
	const noted: Appended = isSuspended && soakUntil ? await recordSoakStart(work.journal, rotationId, soakUntil) : {ok: true};
	if (!noted.ok) {
		say(noted.message);
	} else if (isSuspended) {
		say(`Next${soakUntil ? `, from ${isoSeconds(soakUntil)} on` : ''}: ${nextCommand(place, ['rotate', old.id, '--next', ...(soakUntil ? ['--force'] : ['--soak', '7d'])], {needsConfirm: true})}`);
	}

	if (isInterrupted) {
		return {rows, exitCode: exitCodes.interrupted};
	}

	return unauthorized === undefined
		? {rows, exitCode: isSuspended && noted.ok ? exitCodes.done : exitCodes.notAll}
		: {rows, exitCode: exitCodes.credentials};
}
