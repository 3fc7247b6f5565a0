import type {DatabaseToken} from '../../api/types.js';
import {exitCodes} from '../../exit-codes.js';
import {refuse} from '../../result.js';
import {compareEdits} from '../../tokens/compare-edits.js';
import type {PlannedToken} from '../../tokens/plan/plan-impact.js';
import {missingDatabaseProblem} from '../shared/change/missing-database-problem.js';
import {editOf, editWhatIsThere, type EditOptions} from '../shared/change/edit-options.js';
import type {CommandResult} from '../shared/program/command-result.js';

/**
What a plan to update these tokens sends for each of them. Tokens that are already as asked are left out.
*/
export function plannedEdits(tokens: readonly DatabaseToken[], options: EditOptions, databaseNames: readonly string[] | undefined): CommandResult<readonly PlannedToken[]> {
	if (options.description !== undefined && tokens.length > 1) {
		return refuse(`--description is for one token, and ${tokens.length} are chosen: there is nothing to plan.`, {exitCode: exitCodes.usage});
	}

	const planned: PlannedToken[] = [];
	for (const token of tokens) {
		const edit = tokens.length === 1 ? editOf(token, options) : editWhatIsThere(token, options);
		if (!edit.ok) {
			return refuse(edit.message, {exitCode: exitCodes.usage});
		}

		const {edited, rows} = edit.value;
		const missing = missingDatabaseProblem(rows, {databaseNames, original: token.permissions, missingDatabase: options.missingDatabase});
		if (missing !== undefined) {
			return refuse(missing, {exitCode: exitCodes.usage});
		}

		const comparison = compareEdits({loaded: token, edited, live: token});
		if (comparison.kind === 'clean') {
			planned.push({token, fields: comparison.changes});
		}
	}

	return {ok: true, value: planned};
}
