import type {Disagreement} from '../../operations/types.js';
import {descriptionOfAccess} from '../../tokens/grants/description-of-access.js';
import {onlyIn} from '../../tokens/mark-and-journal-in-words.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import type {Line} from '../token/token-lines.js';

/**
Lines for each token: what the mark would give back and what the journal would, then each thing that only one of them has. Each of those has a line of its own, so that the width of the window cuts none off. Outside text goes through `show`.
*/
export function disagreementLines(disagreements: readonly Disagreement[], show: (text: string) => string): readonly Line[] {
	return disagreements.flatMap(({token: {id, description}, mark, journal}) => [
		{key: id, text: `${show(id).slice(0, 8)}  ${show(withShortMark(description))}`},
		{key: `${id} mark`, text: `  mark     ${show(descriptionOfAccess(mark.permissions))}`},
		{key: `${id} journal`, text: `  journal  ${show(descriptionOfAccess(journal.permissions))}`},
		...onlyIn(mark, journal).map((text, index): Line => ({key: `${id} mark ${index}`, text: `  only the mark has     ${show(text)}`, meaning: 'warning'})),
		...onlyIn(journal, mark).map((text, index): Line => ({key: `${id} journal ${index}`, text: `  only the journal has  ${show(text)}`, meaning: 'warning'})),
	]);
}
