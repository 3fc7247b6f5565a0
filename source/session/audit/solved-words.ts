import {compareAudits} from './compare-audits.js';

/**
How many findings of an earlier audit are no longer there, and how many are new: `27 findings solved, 0 new.` Undefined where nothing differs. See `compareAudits`.
*/
export function solvedWords(...audits: Parameters<typeof compareAudits>): string | undefined {
	const {solved, added} = compareAudits(...audits);
	return solved.length + added.length === 0 ? undefined : `${solved.length === 1 ? '1 finding' : `${solved.length} findings`} solved, ${added.length} new.`;
}
