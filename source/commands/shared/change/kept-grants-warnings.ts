import path from 'node:path';
import {stateDirectory} from '../../../journal/state-directory.js';
import {keptGrantsWords} from '../../../operations/kept-grants-words.js';
import type {Change} from '../../../operations/types.js';
import type {CommandSurroundings} from '../program/surroundings.js';

/**
The words for grants that only the journal keeps, with the journal's file, which must be kept until the tokens are resumed. Empty where every mark holds the grants. Raw text of the service.
*/
export function keptGrantsWarnings(changes: readonly Change[], clusterId: string, {environment}: Pick<CommandSurroundings, 'environment'>): readonly string[] {
	return keptGrantsWords(changes, {most: 12, file: path.join(stateDirectory(environment), `${clusterId.toLowerCase()}.jsonl`)});
}
