import type {Disagreement} from '../operations/types.js';
import {bothInWords} from '../tokens/both-in-words.js';
import {withShortMark} from '../tokens/suspension.js';
import type {Line} from './token-lines.js';

/**
What the mark and what the journal would give back to each token. Outside text goes through `show`.
*/
export function disagreementLines(disagreements: readonly Disagreement[], show: (text: string) => string): readonly Line[] {
	return disagreements.flatMap(({token: {id, description}, ...sides}) => {
		const {mark, journal} = bothInWords(sides.mark, sides.journal);
		return [
			{key: id, text: `${show(id).slice(0, 8)}  ${show(withShortMark(description))}`},
			{key: `${id} mark`, text: `  mark     ${show(mark)}`},
			{key: `${id} journal`, text: `  journal  ${show(journal)}`},
		];
	});
}
