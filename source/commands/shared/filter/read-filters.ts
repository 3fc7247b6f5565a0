import {refuse, type Result} from '../../../result.js';
import {display} from '../../../terminal/display.js';
import {parseFilter} from '../../../tokens/filter/parse.js';
import type {Query, Term} from '../../../tokens/filter/query.js';
import {canLeaveOut} from '../../../tokens/filter/selects.js';
import {filterMistake} from './filter-mistake.js';

/**
The message for stderr: it shows the place of the mistake below the filter where there is one. Safe to print, with a line break at the end.
*/
export type WithLines = {readonly lines: string};

/**
One query of all values of `--filter`: a token must match each of them. Each is read alone, so that a quote or a `|` of one does not reach into the next.

With `forChange` each must be able to leave a token out, and nothing in it may be unfinished: `--filter "$F"` with an empty variable is a mistake of the script, not the wish for all tokens.
*/
export function readFilters(filters: readonly string[], {forChange}: {readonly forChange: boolean}): Result<Query, WithLines> {
	const terms: Term[] = [];
	for (const filter of filters) {
		const parsed = parseFilter(filter, {isFinished: forChange});
		if (!parsed.ok) {
			return refuse(parsed.error.message, {lines: filterMistake(filter, parsed.error)});
		}

		if (forChange && !canLeaveOut(parsed.query)) {
			const message = `--filter "${filter}" has no condition that leaves a token out: nothing was sent. Give it one, or name all tokens of the cluster with --all-tokens.`;
			return refuse(message, {lines: `${display(message)}\n`});
		}

		terms.push(...parsed.query.terms);
	}

	return {ok: true, value: {terms}};
}
