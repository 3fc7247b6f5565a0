import path from 'node:path';
import {stateDirectory} from '../../../journal/state-directory.js';
import {keptInJournal} from '../../../operations/kept-in-journal.js';
import type {Change} from '../../../operations/types.js';
import type {CommandSurroundings} from '../program/surroundings.js';

const mostSentences = 12;

/**
What is to be said before tokens are suspended whose marks do not hold their grants: which and why, and which file alone can give them back. Empty where every mark holds them. Raw text of the service.
*/
export function keptGrantsWarnings(changes: readonly Change[], clusterId: string, {environment}: Pick<CommandSurroundings, 'environment'>): readonly string[] {
	const kept = keptInJournal(changes);
	if (kept.length === 0) {
		return [];
	}

	const file = path.join(stateDirectory(environment), `${clusterId.toLowerCase()}.jsonl`);
	return [
		...kept.slice(0, mostSentences).map(({token: {id, description}, problem}) => `The mark of ${description === '' ? 'the token without description' : description} (${id.slice(0, 8)}) cannot hold its grants: ${problem}.`),
		...kept.length > mostSentences ? [`The same holds for ${kept.length - mostSentences} more.`] : [],
		`Only the journal of this machine can give ${kept.length === 1 ? 'its' : 'their'} grants back: keep ${file} until ${kept.length === 1 ? 'it is' : 'they are'} resumed.`,
	];
}
