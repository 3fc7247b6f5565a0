import {refuse, type Result} from '../../../result.js';
import {display} from '../../../terminal/display.js';
import {parseFilter} from '../../../tokens/filter/parse.js';
import type {Query, Term} from '../../../tokens/filter/query.js';
import {canLeaveOut} from '../../../tokens/filter/can-leave-out.js';
import {loadPolicy, type ForPolicy} from '../policy/load-policy.js';
import {filterMistake} from './filter-mistake.js';

/**
`lines` is the message for stderr. For a mistake in a filter it marks the place below the filter. It is safe to print, and ends with a line break.
*/
export type WithLines = {readonly lines: string};

type Options = {
	readonly forChange: boolean;
	/**
	The file of the policy, whose rules a filter may name.
	*/
	readonly policy: string | undefined;
	readonly surroundings: ForPolicy;
};

/**
Makes one query of all values of `--filter`. A token must match all of them. Each value is parsed alone, so that a quote or a `|` in one has no effect on the next.

With `forChange` each filter must be finished, and must have a condition that can leave a token out: `--filter "$F"` with an empty variable is a mistake in a script, and does not mean all tokens.
*/
export async function readFilters(filters: readonly string[], {forChange, policy, surroundings}: Options): Promise<Result<Query, WithLines>> {
	const terms: Term[] = [];
	// Only a filter that asks for findings can name a rule of the policy.
	const loaded = filters.some(filter => /finding/i.test(filter)) ? await loadPolicy({policy}, surroundings) : undefined;
	if (loaded?.ok === false) {
		return refuse(loaded.message, {lines: `${display(loaded.message)}\n`});
	}

	const ownRules = loaded?.value.policy.customRules.map(({id}) => id) ?? [];
	for (const filter of filters) {
		const parsed = parseFilter(filter, {isFinished: forChange, ownRules});
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
