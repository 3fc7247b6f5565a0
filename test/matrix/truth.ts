import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import type {DatabaseToken, NewToken} from '../../source/api/types.js';
import {successorDescription} from '../../source/tokens/rotation.js';
import type {CommandOutput, Trial} from './start-trial.js';

/**
The parts of a trial that show the true state.
*/
export type Facts = Pick<Trial, 'emulator' | 'clusterId' | 'directory' | 'target'>;

/**
Whether the service has the state that the command was to reach. `before` is the token as it was.
*/
export type IsDone = (trial: Facts, before: DatabaseToken) => boolean;

const truthOf = ({emulator, clusterId, target}: Facts): DatabaseToken => emulator.store.tokenOf(clusterId, target.id)!;

/**
The path of the file into which a create and a rotation must write the secret.
*/
export const secretFile = ({directory}: Facts): string => path.join(directory, 'secret');

const hasSecret = (trial: Facts): boolean => existsSync(secretFile(trial)) && /^apiv1_\S{64}\s*$/.test(readFileSync(secretFile(trial), 'utf8'));

/**
The tokens that the command's requests created.
*/
const createdIn = ({emulator, clusterId}: Facts): readonly DatabaseToken[] => emulator.applied.filter(({method}) => method === 'POST').map(({tokenId}) => emulator.store.tokenOf(clusterId, tokenId)!);

export const isRevoked: IsDone = ({emulator, clusterId, target}) => emulator.store.isRevoked(clusterId, target.id);

export const isSuspended: IsDone = trial => truthOf(trial).permissions.length === 0 && !isRevoked(trial, trial.target);

export const isResumed: IsDone = trial => isDeepStrictEqual(truthOf(trial), trial.target);

export const describedAs = (description: string): IsDone => trial => isDeepStrictEqual(truthOf(trial), {...trial.target, description});

export const createdAsAsked = ({description, permissions, expiresAt}: NewToken): IsDone => trial => {
	const created = createdIn(trial);
	return created.length === 1 && hasSecret(trial) && isDeepStrictEqual([created[0]!.description, created[0]!.permissions, created[0]!.expiresAt], [description, permissions, expiresAt]);
};

export const isReplaced: IsDone = trial => {
	const created = createdIn(trial);
	const [successor] = created;
	return created.length === 1
		&& hasSecret(trial)
		&& successor!.expiresAt === undefined
		&& isSuccessor(successor!.description, trial.target.description)
		&& isDeepStrictEqual(successor!.permissions, trial.target.permissions)
		&& isDeepStrictEqual(truthOf(trial), trial.target);
};

// The description contains the day of this machine's clock, which may have changed during the trial.
function isSuccessor(description: string, old: string): boolean {
	return [0, 86_400_000].some(ms => description === successorDescription(old, new Date(Date.now() - ms).toISOString().slice(0, 10)));
}

type Row = {readonly id: string; readonly result: string; readonly cause: string | null}; // eslint-disable-line @typescript-eslint/no-restricted-types -- JSON's own null

const done: ReadonlySet<string> = new Set(['created', 'updated', 'suspended', 'resumed', 'revoked', 'unchanged']);
const nothingDone: ReadonlySet<string> = new Set(['failed', 'skipped', 'not-started']);

/**
The claim of a command that is not true on the service, or undefined when there is no such claim. `unknown` and `accepted` claim nothing, but exit code 0 is wrong with them.
*/
export function falsehoodIn({exitCode, stdout}: CommandOutput, facts: Facts, {before, appliedBefore, isDone}: {
	readonly before: DatabaseToken;
	/**
	The number of changes that the service had applied before the command began.
	*/
	readonly appliedBefore: number;
	readonly isDone: boolean;
}): string | undefined {
	const changes = facts.emulator.applied.slice(appliedBefore);
	const others = changes.filter(({method, tokenId}) => method !== 'POST' && tokenId !== facts.target.id);
	if (others.length > 0) {
		return 'another token was changed';
	}

	if (exitCode === 0 && !isDone) {
		return 'exit code 0, and it is not done';
	}

	const isUntouched = changes.length === 0 && isDeepStrictEqual(truthOf(facts), before);
	const rows = stdout.split('\n').filter(line => line !== '').map(line => JSON.parse(line) as Row);
	if (rows.length === 0) {
		return exitCode !== 0 && !isUntouched ? 'no row, and something was changed' : undefined;
	}

	return rows.map(row => falsehoodOf(row, facts, {exitCode, isDone, isUntouched})).find(falsehood => falsehood !== undefined);
}

function falsehoodOf({id, result}: Row, {emulator, clusterId, target}: Facts, {exitCode, isDone, isUntouched}: {
	readonly exitCode: number;
	readonly isDone: boolean;
	readonly isUntouched: boolean;
}): string | undefined {
	if (result === 'created' && !emulator.store.tokenOf(clusterId, id)) {
		return `reported created, with the id ${id} that no token has`;
	}

	if (result === 'already-gone') {
		return emulator.store.isRevoked(clusterId, target.id) ? undefined : 'reported already-gone, and it is live';
	}

	if (nothingDone.has(result) && !isUntouched) {
		return `reported ${result}, and something was changed`;
	}

	if (exitCode !== 0) {
		return undefined;
	}

	return done.has(result) ? (isDone ? undefined : `reported ${result}, and it is not`) : `reported ${result}, and exit code 0`;
}
