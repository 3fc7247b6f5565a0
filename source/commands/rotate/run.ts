import {exitCodes} from '../../exit-codes.js';
import {sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {listRotations} from './list.js';
import {takeNextStep} from './next-step.js';
import type {RotateOptions} from './options.js';
import {beginRotation} from './begin.js';
import {undoRotationOf} from './undo.js';

/**
Replaces a token by a successor, one step at a time. The journal keeps which step a rotation has reached, so the screen and a later command can go on with it. Gives the exit code.
*/
export async function runRotate(id: string | undefined, options: RotateOptions, surroundings: CommandSurroundings): Promise<number> {
	const fail = (message: string) => {
		sayTo(surroundings.stderr)(message);
		return exitCodes.usage;
	};

	if ([options.next, options.undo, options.list].filter(Boolean).length > 1) {
		return fail('Only one of --next, --undo and --list.');
	}

	if (options.list) {
		return id === undefined ? listRotations(options, surroundings) : fail('--list takes no ID: it lists every rotation that is under way.');
	}

	if (id === undefined) {
		return fail('Say which token: its ID; or --list for the rotations that are under way.');
	}

	if (options.undo) {
		return undoRotationOf(id, options, surroundings);
	}

	return options.next ? takeNextStep(id, options, surroundings) : beginRotation(id, options, surroundings);
}
