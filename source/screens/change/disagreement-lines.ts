import type {Disagreement} from '../../operations/types.js';
import {descriptionOfAccess} from '../../tokens/grants/description-of-access.js';
import {onlyIn} from '../../tokens/both-in-words.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import type {Line} from '../token/token-lines.js';

/**
What the mark and what the journal would give back to each token, and then, a line each so that no width cuts it off, what only one of them says. Outside text goes through `show`.
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
