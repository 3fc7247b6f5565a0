import type {DatabaseToken} from '../../api/types.js';
import {propose} from '../../audit/remedies/propose.js';
import {exitCodes} from '../../exit-codes.js';
import {refuse} from '../../result.js';
import {databasesSentence, type KnownDatabases} from '../../tokens/grants/known-databases.js';
import type {PlannedToken} from '../../tokens/plan/plan-impact.js';
import type {Say} from '../shared/output/say.js';
import type {CommandResult} from '../shared/program/command-result.js';

type Context = KnownDatabases & {
	/**
	Milliseconds since the epoch.
	*/
	readonly now: number;
	readonly say: Say;
};

/**
The edits that least privilege proposes for these tokens, none of them odd. It says what they do, and how many tokens are left alone. Refuses where there is no edit to plan, and where the databases are not known.
*/
export function plannedProposals(tokens: readonly DatabaseToken[], {databaseNames, databasesProblem, now, say}: Context): CommandResult<readonly PlannedToken[]> {
	if (databaseNames === undefined) {
		return refuse(`There is nothing to propose. ${databasesSentence({databaseNames, databasesProblem}) ?? ''}`, {exitCode: exitCodes.notAll});
	}

	const {planned, sentences} = propose(tokens, {databaseNames, now});
	for (const sentence of sentences) {
		say(sentence);
	}

	const left = tokens.length - planned.length;
	if (left > 0) {
		say(`${left} of ${tokens.length === 1 ? '1 token stays as it is' : `${tokens.length} tokens stay as they are`}, and ${left === 1 ? 'is' : 'are'} not in the plan.`);
	}

	return planned.length === 0 ? refuse('There is nothing to plan.', {exitCode: exitCodes.notAll}) : {ok: true, value: planned};
}
