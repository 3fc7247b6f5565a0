import {oddRefusal} from '../../tokens/why-odd.js';
import {compareEdits} from '../../tokens/compare-edits.js';
import {differenceInWords} from '../../tokens/difference-in-words.js';
import {changeTokens, type RunOptions} from '../shared/change/change-tokens.js';
import {chooseTokens} from '../shared/change/choose-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {impactOfEdit} from '../shared/change/impact-warnings.js';
import {loadCluster} from '../shared/place/load-cluster.js';
import {openToChange} from '../shared/place/place.js';
import type {ExistingOptions} from '../shared/change/change-options.js';
import {grantWarnings, missingDatabaseProblem} from '../shared/change/missing-database-problem.js';
import {editOf, editProblem, type EditOptions} from '../shared/change/edit-options.js';
import {rowLeftAlone, rowOfMissing} from '../shared/change/result-row.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

export type UpdateOptions = RunOptions & ExistingOptions & EditOptions;

/**
Changes the description and the grants of one token. As in influxctl, `--read-database` and `--write-database` replace all that the token could read and write; the other options edit its grants. Gives the exit code: 0 also where the token is already as asked.
*/
export async function runUpdate(id: string, options: UpdateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const problem = editProblem(options);
	if (problem !== undefined) {
		return fail(problem, exitCodes.usage);
	}

	const opened = await openToChange(options, surroundings, {asksForName: true});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const loaded = await loadCluster(opened.value.api);
	if (!loaded.ok) {
		return fail(loaded.message, loaded.exitCode);
	}

	const chosen = await chooseTokens({kind: 'ids', ids: [id]}, {
		...loaded.value, place: opened.value.place, surroundings, now: now(),
	});
	if (!chosen.ok) {
		return fail(chosen.message, chosen.exitCode);
	}

	const [token] = chosen.value.tokens;
	if (!token) {
		return changeTokens({
			opened: opened.value, changes: [], left: [rowOfMissing(id)], isGoneGood: false,
		}, options, surroundings);
	}

	const odd = oddRefusal(token);
	if (odd !== undefined) {
		return fail(`${odd} Nothing was sent.`, exitCodes.notAll);
	}

	const edit = editOf(token, options);
	if (!edit.ok) {
		return fail(`${edit.message} Nothing was sent.`, exitCodes.usage);
	}

	const {edited, rows} = edit.value;
	const missing = missingDatabaseProblem(rows, {databaseNames: loaded.value.databaseNames, original: token.permissions, missingDatabase: options.missingDatabase});
	if (missing !== undefined) {
		return fail(missing, exitCodes.usage);
	}

	const comparison = compareEdits({loaded: token, edited, live: token});
	const isChange = comparison.kind === 'clean';
	if (isChange && !options.dryRun) {
		for (const words of differenceInWords(token, edited)) {
			say(words);
		}
	}

	return changeTokens({
		opened: opened.value,
		changes: isChange ? [{token, request: {kind: 'update', action: 'update', fields: comparison.changes}}] : [],
		left: isChange ? [] : [rowLeftAlone(token, 'unchanged', 'it is so already')],
		isGoneGood: false,
		warnings: [...grantWarnings(rows, loaded.value.databaseNames), ...impactOfEdit(token, edited, {...loaded.value, now: now()})],
	}, options, surroundings);
}
