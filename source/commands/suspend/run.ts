import type {DatabaseToken} from '../../api/types.js';
import {readPlace} from '../../journal/read-place.js';
import {stateDirectory} from '../../journal/state-directory.js';
import {changesToSuspend} from '../../operations/suspend.js';
import type {ResumeSource} from '../../operations/types.js';
import {readDescriptionLimit} from '../../settings/description-limit.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {statusBeforeExpiry} from '../../tokens/status.js';
import {changeTokens, type RunOptions} from '../shared/change/change-tokens.js';
import {
	allTokensWords,
	chooseTokens,
	readChoice,
	type ChoiceOptions,
} from '../shared/change/choose-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {impactWarnings} from '../shared/change/impact-warnings.js';
import {keptGrantsWarnings} from '../shared/change/kept-grants-warnings.js';
import {loadCluster} from '../shared/place/load-cluster.js';
import {openToChange} from '../shared/place/place.js';
import type {ExistingOptions} from '../shared/change/change-options.js';
import {rowLeftAlone, rowOfMissing, rowOfOdd} from '../shared/change/result-row.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {planResume, type SuspendChoice} from './plan-resume.js';

export type SuspendOptions = RunOptions & ExistingOptions & Omit<ChoiceOptions, 'ids'> & {
	readonly force?: boolean;
	/**
	For a resume: which is right where a mark and the journal disagree.
	*/
	readonly use?: ResumeSource;
};

/**
Takes every grant away from tokens, or gives the grants back, as the marks or the journal say. Tokens that are named by their ids are changed at once, because the change can be undone. Tokens that a filter, a file or `--all-tokens` finds need `--force`, because the command line does not show which they are. Gives the exit code.
*/
export async function runSuspend(action: 'suspend' | 'resume', ids: readonly string[], options: SuspendOptions, surroundings: CommandSurroundings): Promise<number> {
	const {environment, stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const parsed = await readChoice({...options, ids}, surroundings);
	if (!parsed.ok) {
		stderr.write(parsed.lines);
		return exitCodes.usage;
	}

	if (ids.length === 0 && !options.force && !options.dryRun) {
		return fail(`Nothing was sent: --force ${action}s what is found; --dry-run shows what that is.`, exitCodes.usage);
	}

	const limit = readDescriptionLimit(environment);
	if (!limit.ok) {
		return fail(limit.message, exitCodes.usage);
	}

	const opened = await openToChange(options, surroundings, {asksForName: true});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const loaded = await loadCluster(opened.value.api);
	if (!loaded.ok) {
		return fail(loaded.message, loaded.exitCode);
	}

	const choice = parsed.value;
	const chosen = await chooseTokens(choice, {
		...loaded.value, place: opened.value.place, surroundings, now: now(), acceptsClock: Boolean(options.acceptClock),
	});
	if (!chosen.ok) {
		return fail(chosen.message, chosen.exitCode);
	}

	const {missing} = chosen.value;
	const tokens = chosen.value.tokens.filter(({oddities}) => oddities === undefined);
	const odd = [...chosen.value.tokens.filter(({oddities}) => oddities !== undefined), ...chosen.value.odd];
	let plan: SuspendChoice;
	if (action === 'suspend') {
		plan = planSuspend(tokens, {now: now(), limit: limit.value});
	} else {
		const {profile: {host, accountId}, cluster} = opened.value.place;
		const journal = await readPlace({
			directory: stateDirectory(environment), clusterId: cluster.id, host, accountId,
		});
		if (!journal.ok) {
			return fail(journal.message, exitCodes.notAll);
		}

		plan = planResume(tokens, journal.value, options.use);
	}

	for (const words of plan.words) {
		say(words);
	}

	return changeTokens({
		opened: opened.value,
		changes: plan.changes,
		left: [...missing.map(id => rowOfMissing(id)), ...odd.map(token => rowOfOdd(token)), ...plan.left],
		listLength: loaded.value.tokens.length,
		// A token that no longer exists counts as suspended, and cannot be resumed.
		isGoneGood: action === 'suspend',
		warnings: [
			...allTokensWords(choice, tokens.length, opened.value.place.cluster),
			...(action === 'suspend' ? impactWarnings({...loaded.value, leaving: new Set(plan.changes.map(({token}) => token.id)), now: now()}) : []),
			...keptGrantsWarnings(plan.changes, opened.value.place.cluster.id, surroundings),
		],
	}, options, surroundings);
}

function planSuspend(tokens: readonly DatabaseToken[], {now, limit}: {readonly now: number; readonly limit: number | undefined}): SuspendChoice {
	// A token whose mark the service refused looks active, and has no grants that could be taken away.
	const withGrants = tokens.filter(({permissions}) => permissions.length > 0);
	const changes = changesToSuspend(withGrants, {day: isoSeconds(new Date(now)).slice(0, 10), limit});
	const ids = new Set(changes.map(({token}) => token.id));
	const left = tokens.filter(({id}) => !ids.has(id)).map(token => rowLeftAlone(token, 'unchanged', statusBeforeExpiry(token) === 'suspended' ? 'it is suspended already' : 'it has no grants to take away'));
	return {changes, left, words: []};
}
