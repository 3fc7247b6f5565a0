import type {Audit} from '../../audit/run-audit.js';
import {refuse, type Result} from '../../result.js';
import {nearestName} from '../../tokens/text/nearest-name.js';

/**
The values of `--rule`, each once. Refuses one that is no rule, and names the nearest.
*/
export function chosenRules(wanted: readonly string[], {rules, skipped}: Audit): Result<readonly string[]> {
	const known = [...rules, ...skipped.map(({rule}) => rule)].map(({id}) => id);
	const unknown = wanted.find(id => !known.includes(id));
	if (unknown === undefined) {
		return {ok: true, value: [...new Set(wanted)]};
	}

	const nearest = nearestName(unknown, known);
	return refuse(`--rule: there is no rule ${unknown}${nearest === undefined ? '.' : `; did you mean ${nearest}?`} The rules are ${known.join(', ')}.`);
}
