import {parseFilter} from './parse.js';
import {printFilter} from './print.js';

/**
One filter in place of several, all of which must hold: the text of the screen's filter field. A single one stays as it was typed. Of several each is read alone, so that a quote or a `|` of one does not reach into the next; those that cannot be read come last, as they were typed, and the text as a whole cannot be read either.
*/
export function combineFilters(filters: readonly string[]): string {
	const [only = ''] = filters;
	if (filters.length <= 1) {
		return only;
	}

	const parsed = filters.map(text => ({text, result: parseFilter(text)}));
	const terms = parsed.flatMap(({result}) => result.ok ? result.query.terms : []);
	return [printFilter({terms}), ...parsed.filter(({result}) => !result.ok).map(({text}) => text)].filter(text => text !== '').join(' ');
}
