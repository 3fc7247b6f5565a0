import type {ChangeTarget} from '../operations/types.js';
import {keptInJournal} from '../operations/kept-grants.js';
import {withShortMark} from '../tokens/suspension.js';
import type {Line} from './token-lines.js';

/**
Where the grants of tokens are kept while they are suspended: in the marks of their descriptions, or, with the reason, in this machine's journal alone. Outside text goes through `show`.
*/
export function keptGrantsLines(targets: readonly ChangeTarget[], show: (text: string) => string): readonly Line[] {
	const kept = keptInJournal(targets);
	if (kept.length === 0) {
		return [{key: 'kept', text: `${targets.length === 1 ? 'Its grants are' : 'Their grants are'} kept in the mark of the description: any machine can resume.`}];
	}

	const whose = kept.length < targets.length ? `${kept.length} of ${targets.length}` : (targets.length === 1 ? 'It' : `All ${targets.length}`);
	return [
		{key: 'kept', text: `${whose} can be resumed with this machine's journal alone:`, meaning: 'warning'},
		...kept.map(({token: {id, description}, problem}): Line => ({
			key: `kept ${id}`, text: `  ${targets.length === 1 ? '' : `${show(id).slice(0, 8)}  ${show(withShortMark(description))}: `}${show(problem)}`, meaning: 'warning',
		})),
	];
}
