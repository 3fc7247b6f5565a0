import {readJournal} from '../journal/read-journal.js';
import {stateDirectory} from '../journal/state-directory.js';
import type {JournalLine} from '../journal/entries.js';
import {rotationsFrom, type Rotation} from '../operations/rotations.js';
import type {Place} from './open-cluster.js';
import type {CommandSurroundings} from './surroundings.js';

export type ReadRotations =
	| {readonly ok: true; readonly rotations: readonly Rotation[]; readonly entries: readonly JournalLine[]}
	| {readonly ok: false; readonly message: string};

/**
Every rotation under way on a cluster, as its journal tells.
*/
export async function readRotations({cluster}: Place, {environment}: Pick<CommandSurroundings, 'environment'>): Promise<ReadRotations> {
	const journal = await readJournal({directory: stateDirectory(environment), clusterId: cluster.id});
	return journal.ok ? {ok: true, rotations: rotationsFrom(journal.entries), entries: journal.entries} : journal;
}

/**
The rotation of a token, by the old one's id or by its successor's.
*/
export function rotationOf(rotations: readonly Rotation[], id: string): Rotation | undefined {
	const key = id.toLowerCase();
	return rotations.find(({oldTokenId, newTokenId}) => oldTokenId.toLowerCase() === key || newTokenId?.toLowerCase() === key);
}
