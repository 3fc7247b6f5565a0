import {elsewhereWords} from '../../journal/place.js';
import {readPlace} from '../../journal/read-place.js';
import {stateDirectory} from '../../journal/state-directory.js';
import type {JournalLine} from '../../journal/journal-entry.js';
import {rotationsFrom, type Rotation} from '../../operations/rotation/rotations.js';
import type {Result} from '../../result.js';
import type {Place} from '../shared/place/place.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

export type ReadRotations = {
	readonly rotations: readonly Rotation[];
	readonly entries: readonly JournalLine[];
	/**
	One sentence that says that changes made at other places are left out, where there are any. Raw outside text.
	*/
	readonly elsewhere: string | undefined;
};

/**
Reads every rotation that is under way on a cluster, from the journal's lines for this host and account.
*/
export async function readRotations({profile: {host, accountId}, cluster}: Place, {environment}: Pick<CommandSurroundings, 'environment'>): Promise<Result<ReadRotations>> {
	const journal = await readPlace({
		directory: stateDirectory(environment), clusterId: cluster.id, host, accountId,
	});
	return journal.ok
		? {ok: true, value: {rotations: rotationsFrom(journal.value.entries), entries: journal.value.entries, elsewhere: elsewhereWords(journal.value.elsewhere)}}
		: journal;
}

/**
Finds the rotation of a token. `id` is the old token's or the successor's.
*/
export function rotationOf(rotations: readonly Rotation[], id: string): Rotation | undefined {
	const key = id.toLowerCase();
	return rotations.find(({oldTokenId, newTokenId}) => oldTokenId.toLowerCase() === key || newTokenId?.toLowerCase() === key);
}

/**
Says that a token has no rotation, and that nothing was sent for that reason.
*/
export function noRotationWords({elsewhere}: ReadRotations): string {
	return `No rotation of this token is under way; --list shows those that are. Nothing was sent.${elsewhere === undefined ? '' : ` ${elsewhere}`}`;
}
