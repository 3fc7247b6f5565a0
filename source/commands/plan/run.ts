import {makePlan, printPlan, type PlanAction} from '../../tokens/plan/plan.js';
import {chooseTokens, readChoice, type ChoiceOptions} from '../shared/change/choose-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {loadCluster} from '../shared/place/load-cluster.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {openToRead} from '../shared/place/place.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

export type PlanOptions = PlaceOptions & Omit<ChoiceOptions, 'ids'> & {
	readonly reason: string;
	readonly days: string;
};

const day = 24 * 60 * 60 * 1000; // Milliseconds

/**
Prints a plan for the tokens that a filter shows, for those whose ids a file holds, or for all tokens. It changes nothing. Gives the exit code.
*/
export async function runPlan(action: PlanAction, options: PlanOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr, now, actor} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const days = Number(options.days);
	if (!Number.isSafeInteger(days) || days < 1 || days > 90) {
		return fail(`--days takes a whole number from 1 to 90, not "${options.days}".`, exitCodes.usage);
	}

	const parsed = await readChoice(options);
	if (!parsed.ok) {
		stderr.write(parsed.lines);
		return exitCodes.usage;
	}

	const opened = await openToRead(options, surroundings);
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const {place: {profile, cluster}, api} = opened.value;
	const loaded = await loadCluster(api);
	if (!loaded.ok) {
		return fail(loaded.message, loaded.exitCode);
	}

	if (loaded.value.tokens.length === 0) {
		return fail('This cluster has no database tokens: there is nothing to plan.', exitCodes.notAll);
	}

	const choice = parsed.value;
	const chosen = chooseTokens(choice, {...loaded.value, now: now(), acceptsClock: Boolean(options.acceptClock)});
	if (!chosen.ok) {
		const {message, exitCode} = chosen;
		return fail(exitCode === exitCodes.usage ? message : message.replace(': nothing was sent.', ': there is nothing to plan.'), exitCode);
	}

	const {tokens: all, missing} = chosen.value;
	const live = all.filter(({revokedAt}) => revokedAt === undefined);
	const left = all.length - live.length + missing.length;
	if (left > 0) {
		say(`${left} of ${left + live.length} IDs are not live tokens of this cluster, and are not in the plan.`);
	}

	// A plan compares tokens by their content, and the content of a token that cannot be read whole is not known.
	const odd = [...chosen.value.odd, ...live.filter(({oddities}) => oddities !== undefined)];
	const tokens = live.filter(({oddities}) => oddities === undefined);
	if (odd.length > 0) {
		const those = odd.length === 1 ? '1 chosen token' : `${odd.length} chosen tokens`;
		const ids = odd.map(({id}) => id).join(', ');
		say(`${those} cannot be read whole, and ${odd.length === 1 ? 'is' : 'are'} not in the plan. Revoke ${odd.length === 1 ? 'it' : 'them'} by ID: ${ids}`);
	}

	if (tokens.length === 0) {
		return fail(odd.length > 0 ? 'There is nothing to plan.' : 'No token matches: there is nothing to plan.', exitCodes.notAll);
	}

	stdout.write(printPlan(makePlan({
		tokens, now: now(), lifetime: days * day, createdBy: `${actor.user}@${actor.hostname}`, reason: options.reason,
		profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id, action,
	})));
	const count = `${choice.kind === 'all' ? 'all ' : ''}${tokens.length === 1 ? '1 token' : `${tokens.length} tokens`}`;
	say(`A plan to ${action} ${count} of ${cluster.name}, good for ${days === 1 ? '1 day' : `${days} days`}.`);
	return exitCodes.done;
}
