import type {Change} from '../../operations/types.js';
import {keptInJournal} from '../../operations/kept-in-journal.js';
import {withShortMark} from '../../tokens/suspension/suspension.js';
import type {Line} from '../token/token-lines.js';

// A long list would push the targets and what they lose out of sight.
const mostShown = 3;

/**
Which tokens keep their grants in this machine's journal alone while they are suspended, and why; none where the marks in their descriptions hold them. Outside text goes through `show`.
*/
export function keptGrantsLines(changes: readonly Change[], show: (text: string) => string): readonly Line[] {
	const kept = keptInJournal(changes);
	if (kept.length === 0) {
		return [];
	}

	const whose = kept.length < changes.length ? `${kept.length} of ${changes.length}` : (changes.length === 1 ? 'It' : `All ${changes.length}`);
	return [
		{key: 'kept', text: `${whose} can be resumed with this machine's journal alone:`, meaning: 'warning'},
		...kept.slice(0, mostShown).map(({token: {id, description}, problem}): Line => ({
			key: `kept ${id}`, text: `  ${changes.length === 1 ? '' : `${show(id).slice(0, 8)}  ${show(withShortMark(description))}: `}${show(problem)}`, meaning: 'warning',
		})),
		...(kept.length > mostShown ? [{key: 'kept more', text: `  and ${kept.length - mostShown} more`, meaning: 'warning' as const}] : []),
	];
}
