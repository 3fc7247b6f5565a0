import {elsewhereWords} from '../../journal/place.js';
import type {PlaceContent} from '../../journal/read-place.js';
import type {Result} from '../../result.js';

export type JournalRemark = {
	/**
	Raw text of the journal.
	*/
	readonly text: string;
	readonly meaning: 'warning' | 'muted';
};

/**
A sentence on a journal that is not shown completely: its first damaged line, else which entries are left out because they belong to another host or account. Undefined if all entries are shown or the journal could not be read.
*/
export function journalRemark(journal: Result<PlaceContent> | undefined): JournalRemark | undefined {
	if (!journal?.ok) {
		return undefined;
	}

	const {problems, elsewhere} = journal.value;
	const [problem, ...others] = problems;
	if (problem) {
		return {text: `Line ${problem.line}: ${problem.message}${others.length > 0 ? ` (and ${others.length} more)` : ''}`, meaning: 'warning'};
	}

	const words = elsewhereWords(elsewhere);
	return words === undefined ? undefined : {text: words, meaning: 'muted'};
}
