import {initialPolicyText} from '../../audit/policy/initial-policy-text.js';
import {exitCodes} from '../../exit-codes.js';
import {writePieces} from '../shared/output/write-pieces.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

/**
Prints the text of a new `policy.toml` to stdout. It needs no cluster. Gives the exit code.
*/
export async function printInitialPolicy({stdout}: Pick<CommandSurroundings, 'stdout'>): Promise<number> {
	await writePieces([initialPolicyText()], stdout);
	return exitCodes.done;
}
