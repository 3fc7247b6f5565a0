import type {DatabaseToken} from '../api/types.js';
import {readJournal} from '../journal/read-journal.js';
import {stateDirectory} from '../journal/state-directory.js';
import {resumeTargets, suspendTargets} from '../operations/suspend.js';
import type {ChangeTarget} from '../operations/types.js';
import {isoSeconds} from '../tokens/dates.js';
import {changeTokens, type RunOptions} from './change-tokens.js';
import {
	allTokensWords,
	chooseTokens,
	readChoice,
	type ChoiceOptions,
} from './choose-tokens.js';
import {exitCodes} from './exit-codes.js';
import {impactWarnings} from './impact-warnings.js';
import {loadCluster} from './load-cluster.js';
import {openToChange, type ExistingOptions} from './open-to-change.js';
import {
	rowLeftAlone,
	rowOfMissing,
	rowOfOdd,
	type ResultRow,
} from './result-rows.js';
import {sayTo} from './say.js';
import type {CommandSurroundings} from './surroundings.js';

export type SuspendOptions = RunOptions & ExistingOptions & Omit<ChoiceOptions, 'ids'> & {
	readonly force?: boolean;
};

type Plan = {
	readonly targets: readonly ChangeTarget[];
	readonly left: readonly ResultRow[];
};

/**
Takes every grant away from tokens, or gives them back as the journal has them. Named ids are done at once, since it can be undone; what a filter, a file or `--all-tokens` finds needs `--force`, for the command line does not say what that is. Gives the exit code.
*/
export async function runSuspend(action: 'suspend' | 'resume', ids: readonly string[], options: SuspendOptions, surroundings: CommandSurroundings): Promise<number> {
	const {environment, stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = (message: string, exitCode: number) => {
		say(message);
		return exitCode;
	};

	const parsed = await readChoice({...options, ids});
	if (!parsed.ok) {
		stderr.write(parsed.lines);
		return exitCodes.usage;
	}

	if (ids.length === 0 && !options.force && !options.dryRun) {
		return fail(`Nothing was sent: --force ${action}s what is found; --dry-run shows what that is.`, exitCodes.usage);
	}

	const opened = await openToChange(options, surroundings, {asksForName: true});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const loaded = await loadCluster(opened.api);
	if (!loaded.ok) {
		return fail(loaded.message, loaded.exitCode);
	}

	const chosen = chooseTokens(parsed.choice, {...loaded, now: now(), acceptsClock: Boolean(options.acceptClock)});
	if (!chosen.ok) {
		return fail(chosen.message, chosen.isUsage ? exitCodes.usage : exitCodes.notAll);
	}

	const {missing} = chosen;
	const tokens = chosen.tokens.filter(({oddities}) => oddities === undefined);
	const odd = [...chosen.tokens.filter(({oddities}) => oddities !== undefined), ...chosen.odd];
	let plan: Plan;
	if (action === 'suspend') {
		plan = planSuspend(tokens, now());
	} else {
		const journal = await readJournal({directory: stateDirectory(environment), clusterId: opened.place.cluster.id});
		if (!journal.ok) {
			return fail(journal.message, exitCodes.notAll);
		}

		plan = planResume(tokens, resumeTargets(tokens, journal.entries));
	}

	return changeTokens({
		opened,
		targets: plan.targets,
		left: [...missing.map(id => rowOfMissing(id)), ...odd.map(token => rowOfOdd(token)), ...plan.left],
		// Who is gone works no more, and cannot be given anything.
		isGoneGood: action === 'suspend',
		warnings: [
			...allTokensWords(parsed.choice, tokens.length, opened.place.cluster),
			...(action === 'suspend' ? impactWarnings({...loaded, leaving: new Set(plan.targets.map(({token}) => token.id)), now: now()}) : []),
		],
	}, options, surroundings);
}

function planSuspend(tokens: readonly DatabaseToken[], now: number): Plan {
	const targets = suspendTargets(tokens, {day: isoSeconds(new Date(now)).slice(0, 10)});
	const ids = new Set(targets.map(({token}) => token.id));
	return {targets, left: tokens.filter(({id}) => !ids.has(id)).map(token => rowLeftAlone(token, 'unchanged', 'it is suspended already'))};
}

function planResume(tokens: readonly DatabaseToken[], {targets, withoutRecord, touched}: ReturnType<typeof resumeTargets>): Plan {
	const causes = new Map([
		...withoutRecord.map(({id}) => [id, 'it was not suspended from here: nobody here knows what it could do'] as const),
		...touched.map(({token, differs}) => [token.id, `${differs} changed since it was suspended: the screen shows both, and asks`] as const),
	]);
	return {
		targets,
		left: tokens.flatMap(token => {
			const cause = causes.get(token.id);
			return cause === undefined ? [] : [rowLeftAlone(token, 'skipped', cause)];
		}),
	};
}
