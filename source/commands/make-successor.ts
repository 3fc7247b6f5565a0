import type {DatabaseToken} from '../api/types.js';
import type {Appended} from '../journal/journal.js';
import {confirmHandOver, startRotation, startSoak} from '../operations/rotate.js';
import type {ChangeTarget} from '../operations/types.js';
import {finishCreate, type TokenMade} from './created-token.js';
import {exitCodes} from './exit-codes.js';
import {holdSignals} from './hold-signals.js';
import type {OpenedToChange} from './open-to-change.js';
import {openWork, type Work} from './open-work.js';
import {printRows} from './print-rows.js';
import {
	isAsAsked,
	resultColumns,
	rowOfItem,
	type ResultRow,
} from './result-rows.js';
import type {RotateOptions} from './rotate-options.js';
import {runChanges} from './run-changes.js';
import {sayTo} from './say.js';
import type {SecretTarget} from './secret-target.js';
import type {CommandSurroundings} from './surroundings.js';

type Beginning = {
	readonly opened: OpenedToChange;
	readonly old: DatabaseToken;
	readonly successor: {readonly description: string; readonly expiresAt?: string};
	/**
	What suspends the old token, where that is asked for.
	*/
	readonly suspends: readonly ChangeTarget[];
	readonly target: SecretTarget;
	/**
	Of a rotation whose successor could not be created.
	*/
	readonly rotationId: string | undefined;
	readonly soakUntil: Date | undefined;
};

type Reached = {readonly exitCode: number; readonly rows: readonly ResultRow[]};

/**
Creates the successor, hands its secret over and writes that down; then suspends the old token where asked for. Gives the exit code.
*/
export async function makeSuccessor(beginning: Beginning, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {opened: {place, secret}, target} = beginning;
	const begun = await openWork({place, secret, reason: options.reason}, surroundings);
	if (!begun.ok) {
		sayTo(surroundings.stderr)(begun.message);
		await target.discard();
		return exitCodes.notAll;
	}

	const {work} = begun;
	try {
		const {rows, exitCode} = await begin(work, beginning, options, surroundings);
		if (target.kind !== 'print') {
			await printRows({rows, columns: resultColumns, format: options.format}, surroundings.stdout);
		}

		return exitCode;
	} finally {
		await work.release();
	}
}

async function begin(work: Work, beginning: Beginning, options: RotateOptions, surroundings: CommandSurroundings): Promise<Reached> {
	const say = sayTo(surroundings.stderr);
	const {old, target, suspends} = beginning;
	const {made, rotationId, isInterrupted} = await create(work, beginning, options, surroundings);
	const {rows} = made;
	if (isInterrupted) {
		return {rows, exitCode: exitCodes.interrupted};
	}

	if (!made.isHandedOver) {
		return {rows, exitCode: made.exitCode};
	}

	if (target.kind === 'print') {
		say(`Once it is stored: influx-tokens rotate ${old.id} --next`);
		return {rows, exitCode: exitCodes.done};
	}

	const noted = await confirmHandOver(work.journal, rotationId);
	if (!noted.ok) {
		say(noted.message);
		return {rows, exitCode: exitCodes.notAll};
	}

	if (suspends.length === 0) {
		say(`Next, once the successor is in use: influx-tokens rotate ${old.id} --next`);
		return {rows, exitCode: exitCodes.done};
	}

	const suspended = await suspend(work, rotationId, beginning, surroundings);
	return {...suspended, rows: [...rows, ...suspended.rows]};
}

async function create(work: Work, {opened: {api}, old, successor, target, rotationId}: Beginning, {format}: RotateOptions, surroundings: CommandSurroundings): Promise<{readonly made: TokenMade; readonly rotationId: string; readonly isInterrupted: boolean}> {
	const stopping = new AbortController();
	// Until the secret is where it belongs.
	const held = holdSignals(() => {
		stopping.abort();
	});
	try {
		const result = await startRotation({
			api, journal: work.journal, context: work.context, old, successor, signal: stopping.signal, ...(rotationId !== undefined && {rotationId}),
			...(surroundings.pace && {wait: surroundings.pace.wait}),
		});
		const made = await finishCreate(result, {target, description: successor.description, format}, surroundings);
		return {made, rotationId: result.rotationId, isInterrupted: held.isInterrupted};
	} finally {
		held.release();
	}
}

async function suspend(work: Work, rotationId: string, {opened: {api}, old, suspends, soakUntil}: Beginning, surroundings: CommandSurroundings): Promise<Reached> {
	const say = sayTo(surroundings.stderr);
	const {items, isInterrupted, unauthorized} = await runChanges({
		api, work, targets: suspends, rotation: {rotationId, step: 'suspend'},
	}, surroundings);
	const rows = items.map(item => rowOfItem(item));
	const isSuspended = rows.every(row => isAsAsked(row, false));
	say(isSuspended ? `Suspended ${old.description} (${old.id.slice(0, 8)}).` : `Not suspended: ${rows[0]?.cause ?? 'nothing was done'}.`);
	const noted: Appended = isSuspended && soakUntil ? await startSoak(work.journal, rotationId, soakUntil) : {ok: true};
	if (!noted.ok) {
		say(noted.message);
	} else if (isSuspended) {
		say(`Next${soakUntil ? `, from ${soakUntil.toISOString().slice(0, 19)}Z on` : ''}: influx-tokens rotate ${old.id} --next${soakUntil ? ' --force' : ' --soak 7d'}`);
	}

	if (isInterrupted) {
		return {rows, exitCode: exitCodes.interrupted};
	}

	return unauthorized === undefined
		? {rows, exitCode: isSuspended && noted.ok ? exitCodes.done : exitCodes.notAll}
		: {rows, exitCode: exitCodes.credentials};
}
