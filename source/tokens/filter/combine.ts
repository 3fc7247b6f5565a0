import {parseFilter} from './parse.js';
import {printFilter} from './print.js';

/**
Joins filters, all of which must be true of a token, into one text for the screen's filter field. A single filter stays as it was typed. Several filters are parsed one by one, so that a quote or a `|` in one does not affect the next. Filters that cannot be parsed come last, as they were typed, and then the whole text cannot be parsed either.
*/
export function combineFilters(filters: readonly string[]): string {
	const [only = ''] = filters;
	if (filters.length <= 1) {
		return only;
	}

	const parsed = filters.map(text => ({text, result: parseFilter(text, {ownRules: 'any'})}));
	const terms = parsed.flatMap(({result}) => result.ok ? result.query.terms : []);
	return [printFilter({terms}), ...parsed.filter(({result}) => !result.ok).map(({text}) => text)].filter(text => text !== '').join(' ');
}
