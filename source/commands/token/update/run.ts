import {runUpdate, type UpdateOptions} from '../../update/run.js';
import type {CommandSurroundings} from '../../shared/program/surroundings.js';

export type TokenUpdateOptions = Omit<UpdateOptions, 'addRead' | 'addWrite' | 'remove'>;

/**
Changes the description of a token, or replaces its grants, as `update` does. Gives the exit code.
*/
export async function runTokenUpdate(id: string, options: TokenUpdateOptions, surroundings: CommandSurroundings): Promise<number> {
	return runUpdate(id, options, surroundings);
}
