import type {Disagreement} from '../../operations/types.js';
import {descriptionOfAccess} from '../../tokens/grants/description-of-access.js';
import {onlyIn} from '../../tokens/mark-and-journal-in-words.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import type {Line} from '../token/token-lines.js';

/**
Lines for each token: what the mark would give back and what the journal would, then each thing that only one of them has. Each of those has a line of its own, and may be wrapped. Outside text goes through `show`.
*/
export function disagreementLines(disagreements: readonly Disagreement[], show: (text: string) => string): readonly Line[] {
	return disagreements.flatMap(({token: {id, description}, mark, journal}) => [
		{key: id, hang: 10, text: `${show(id).slice(0, 8)}  ${show(withShortMark(description))}`},
		{key: `${id} mark`, text: `  mark     ${show(descriptionOfAccess(mark.permissions))}`, hang: 11},
		{key: `${id} journal`, text: `  journal  ${show(descriptionOfAccess(journal.permissions))}`, hang: 11},
		...onlyIn(mark, journal).map((text, index) => onlyLine(`${id} mark ${index}`, 'only the mark has   ', show(text))),
		...onlyIn(journal, mark).map((text, index) => onlyLine(`${id} journal ${index}`, 'only the journal has', show(text))),
	]);
}

function onlyLine(key: string, label: string, text: string): Line {
	return {
		key, text: `  ${label}  ${text}`, meaning: 'warning', hang: label.length + 4,
	};
}
