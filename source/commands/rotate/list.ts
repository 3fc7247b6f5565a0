import {rotationStep} from '../../tokens/rotation.js';
import {exitCodes} from '../../exit-codes.js';
import {findPlace} from '../shared/place/place.js';
import {printRows, type RowColumn} from '../shared/output/print-rows.js';
import type {RowOf} from '../../row-of.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import type {rotationOutput} from './rotation-output.js';
import {readRotations} from './rotations.js';
import type {RotateOptions} from './options.js';

type RotationRow = RowOf<typeof rotationOutput>;

const columns: ReadonlyArray<RowColumn<RotationRow>> = [
	// Never shortened, because --next takes only a whole id.
	{key: 'id'},
	{key: 'description', narrow: 'end'},
	{key: 'successorId', title: 'NEW', narrow: 8},
	{key: 'isDue', title: 'DUE', tableText: ({isDue}) => isDue ? 'yes' : 'no'},
	{key: 'next', narrow: 'end'},
	{key: 'startedAt', title: 'STARTED', tableText: ({startedAt}) => startedAt.slice(0, 10)},
];

/**
Prints the rotations that are under way, oldest first. It reads only the journal, so it needs no management token. Gives the exit code.
*/
export async function listRotations(options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);
	const found = await findPlace(options, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const read = await readRotations(found.value, surroundings);
	if (!read.ok) {
		return fail(read.message, exitCodes.notAll);
	}

	const {rotations, elsewhere} = read.value;
	const rows = rotations.map(({uncertain, ...rotation}): RotationRow => {
		const {isDue, words} = rotationStep(rotation, now());
		return {
			id: rotation.oldTokenId,
			description: rotation.oldDescription,
			successorId: rotation.newTokenId,
			isDue,
			next: uncertain ? `${words}; the last request has no known outcome` : words,
			startedAt: rotation.startedAt,
		};
	});
	await printRows({rows, columns, format: options.format}, stdout);
	if (rows.length === 0) {
		say('No rotation is under way.');
	}

	if (elsewhere !== undefined) {
		say(elsewhere);
	}

	return exitCodes.done;
}
