import type {DatabaseToken} from '../../api/types.js';
import {exitCodes} from '../../exit-codes.js';
import type {JournalLine} from '../../journal/journal-entry.js';
import type {Rotation} from '../../operations/rotation/rotations.js';
import {refuse} from '../../result.js';
import {wholeIdProblem} from '../shared/change/choose-tokens.js';
import {loadCluster, type LoadedCluster} from '../shared/place/load-cluster.js';
import {openToChange, type PlaceToChange} from '../shared/place/place.js';
import type {CommandResult} from '../shared/program/command-result.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import type {RotateOptions} from './options.js';
import {noRotationWords, readRotations, rotationOf} from './rotations.js';

export type OpenedRotation = {
	readonly opened: PlaceToChange;
	readonly loaded: LoadedCluster;
	readonly rotation: Rotation;
	/**
	Undefined where the list of the cluster's tokens does not show it.
	*/
	readonly old: DatabaseToken | undefined;
	/**
	The journal's lines for this host and account.
	*/
	readonly entries: readonly JournalLine[];
};

/**
Opens the place to change it, and finds the rotation to go on with. `id` is the old token's or the successor's.
*/
export async function openRotation(id: string, options: RotateOptions, surroundings: CommandSurroundings): Promise<CommandResult<OpenedRotation>> {
	const opened = await openToChange(options, surroundings, {asksForName: true});
	if (!opened.ok) {
		return opened;
	}

	const {api, place} = opened.value;
	const [loaded, read] = await Promise.all([loadCluster(api), readRotations(place, surroundings)]);
	if (!loaded.ok) {
		return loaded;
	}

	if (!read.ok) {
		return refuse(read.message, {exitCode: exitCodes.notAll});
	}

	const problem = wholeIdProblem([id], loaded.value.tokens);
	if (problem !== undefined) {
		return refuse(problem, {exitCode: exitCodes.usage});
	}

	const {rotations, entries} = read.value;
	const rotation = rotationOf(rotations, id);
	if (!rotation) {
		return refuse(noRotationWords(read.value), {exitCode: exitCodes.notAll});
	}

	const old = loaded.value.tokens.find(token => token.id.toLowerCase() === rotation.oldTokenId.toLowerCase());
	return {
		ok: true, value: {
			opened: opened.value, loaded: loaded.value, rotation, old, entries,
		},
	};
}
