import type {ScrollLine} from '../../components/scroll-lines.js';
import {wrapWords} from '../../components/wrap-words.js';
import type {ReviewLine} from '../../tokens/plan/review-of-impact.js';

const indent = ' '.repeat(4);

/**
The lines of a plan's review for a screen, wrapped to `width` cells. `show` makes the service's text harmless.
*/
export function planReviewLines(lines: readonly ReviewLine[], {show, width}: {readonly show: (text: string) => string; readonly width: number}): readonly ScrollLine[] {
	return lines.flatMap(({text, depth, meaning}, index) => {
		const before = depth === 0 ? '' : indent;
		return wrapWords(show(text), width - indent.length).map((part, row): ScrollLine => ({
			key: `${index} ${row}`, text: `${row === 0 || depth === 1 ? before : indent}${part}`, meaning,
		}));
	});
}
