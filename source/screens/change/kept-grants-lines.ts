import type {ChangeTarget} from '../../operations/types.js';
import {keptInJournal} from '../../operations/kept-grants.js';
import {withShortMark} from '../../tokens/suspension/suspension.js';
import type {Line} from '../token/token-lines.js';

// A long list would push the targets and what they lose out of sight.
const mostShown = 3;

/**
Which tokens keep their grants in this machine's journal alone while they are suspended, and why; none where the marks in their descriptions hold them. Outside text goes through `show`.
*/
export function keptGrantsLines(targets: readonly ChangeTarget[], show: (text: string) => string): readonly Line[] {
	const kept = keptInJournal(targets);
	if (kept.length === 0) {
		return [];
	}

	const whose = kept.length < targets.length ? `${kept.length} of ${targets.length}` : (targets.length === 1 ? 'It' : `All ${targets.length}`);
	return [
		{key: 'kept', text: `${whose} can be resumed with this machine's journal alone:`, meaning: 'warning'},
		...kept.slice(0, mostShown).map(({token: {id, description}, problem}): Line => ({
			key: `kept ${id}`, text: `  ${targets.length === 1 ? '' : `${show(id).slice(0, 8)}  ${show(withShortMark(description))}: `}${show(problem)}`, meaning: 'warning',
		})),
		...(kept.length > mostShown ? [{key: 'kept more', text: `  and ${kept.length - mostShown} more`, meaning: 'warning' as const}] : []),
	];
}
