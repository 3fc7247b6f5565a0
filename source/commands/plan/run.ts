import type {DatabaseToken} from '../../api/types.js';
import {refuse} from '../../result.js';
import {lossSentence} from '../../tokens/impact/impact-words.js';
import {lossesOfPlan, type PlanImpact, type PlannedToken} from '../../tokens/plan/plan-impact.js';
import {makePlan, printPlan, type PlanAction} from '../../tokens/plan/plan.js';
import {
	chooseTokens,
	readChoice,
	type Choice,
	type ChoiceOptions,
	type ChosenTokens,
} from '../shared/change/choose-tokens.js';
import {editProblem, type EditOptions} from '../shared/change/edit-options.js';
import {exitCodes} from '../../exit-codes.js';
import {loadCluster, type LoadedCluster} from '../shared/place/load-cluster.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {openToRead, type Place} from '../shared/place/place.js';
import {failTo, sayTo, type Say} from '../shared/output/say.js';
import type {CommandResult} from '../shared/program/command-result.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {plannedEdits} from './planned-edits.js';
import {plannedProposals} from './planned-proposals.js';

export type PlanOptions = PlaceOptions & Omit<ChoiceOptions, 'ids'> & EditOptions & {
	readonly reason: string;
	readonly days: string;
};

/**
What a plan is asked for: a change of all tokens alike, or the edits of each that least privilege proposes.
*/
export type PlanRequest = PlanAction | 'propose';

const day = 24 * 60 * 60 * 1000; // Milliseconds

/**
Prints a plan for the tokens that a filter shows, for those whose ids a file holds, or for all tokens. It changes nothing. Gives the exit code.
*/
export async function runPlan(request: PlanRequest, options: PlanOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr, now, actor} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const days = Number(options.days);
	if (!Number.isSafeInteger(days) || days < 1 || days > 90) {
		return fail(`--days takes a whole number from 1 to 90, not "${options.days}".`, exitCodes.usage);
	}

	const problem = request === 'update' ? editProblem(options) : undefined;
	if (problem !== undefined) {
		return fail(problem, exitCodes.usage);
	}

	const parsed = await readChoice(options, surroundings);
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

	const choice = parsed.value;
	const found = await findPlanned(request, choice, loaded.value, {
		options, place: opened.value.place, now: now(), say, surroundings,
	});
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const planned = found.value;
	const action = request === 'propose' ? 'update' : request;
	const {databaseNames, databasesProblem, tokens: clusterTokens} = loaded.value;
	const plan = makePlan({
		planned, clusterTokens, databaseNames, databasesProblem, now: now(), lifetime: days * day, createdBy: `${actor.user}@${actor.hostname}`, reason: options.reason,
		profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id, action,
	});
	stdout.write(printPlan(plan));
	const count = `${choice.kind === 'all' ? 'all ' : ''}${planned.length === 1 ? '1 token' : `${planned.length} tokens`}`;
	say(`A plan to ${action} ${count} of ${cluster.name}, good for ${days === 1 ? '1 day' : `${days} days`}.`);
	for (const sentence of impactSentencesOf(plan.impact)) {
		say(sentence);
	}

	return exitCodes.done;
}

const mostSentences = 12;

function impactSentencesOf(impact: PlanImpact): readonly string[] {
	const losses = lossesOfPlan(impact);
	const rest = losses.length - mostSentences;
	return [
		...impact.unknown,
		...losses.slice(0, mostSentences).map(loss => lossSentence(loss) ?? ''),
		...rest > 0 ? [`${rest} more ${rest === 1 ? 'database loses' : 'databases lose'} something: the plan names ${rest === 1 ? 'it' : 'them'}.`] : [],
	];
}

type Context = {readonly options: PlanOptions; readonly place: Place; readonly now: number; readonly say: Say; readonly surroundings: CommandSurroundings};

/**
Finds the tokens that the plan is for, and says which of the chosen ones are not in it.
*/
async function findPlanned(request: PlanRequest, choice: Choice, loaded: LoadedCluster, {options, place, now, say, surroundings}: Context): Promise<CommandResult<readonly PlannedToken[]>> {
	if (loaded.tokens.length === 0) {
		return refuse('This cluster has no database tokens: there is nothing to plan.', {exitCode: exitCodes.notAll});
	}

	const chosen = await chooseTokens(choice, {
		...loaded, place, surroundings, now, acceptsClock: Boolean(options.acceptClock),
	});
	if (!chosen.ok) {
		const {message, exitCode} = chosen;
		return exitCode === exitCodes.usage ? chosen : refuse(message.replace(': nothing was sent.', ': there is nothing to plan.'), {exitCode});
	}

	const {tokens, odd} = splitChosen(chosen.value, say);
	if (tokens.length === 0) {
		return refuse(odd.length > 0 ? 'There is nothing to plan.' : 'No token matches: there is nothing to plan.', {exitCode: exitCodes.notAll});
	}

	if (request === 'propose') {
		return plannedProposals(tokens, {...loaded, now, say});
	}

	if (request !== 'update') {
		return {ok: true, value: tokens.map(token => ({token}))};
	}

	const edits = plannedEdits(tokens, options, loaded.databaseNames);
	if (!edits.ok) {
		return edits;
	}

	const planned = edits.value;
	if (planned.length < tokens.length) {
		say(`${tokens.length - planned.length} of ${tokens.length === 1 ? '1 token is' : `${tokens.length} tokens are`} as asked already, and not in the plan.`);
	}

	return planned.length === 0 ? refuse('There is nothing to plan.', {exitCode: exitCodes.notAll}) : edits;
}

/**
Says which of the chosen tokens no plan can hold. A plan compares tokens by their content, and the content of a token that cannot be read whole (`odd`) is not known.
*/
function splitChosen({tokens: all, missing, odd: oddMatches}: ChosenTokens, say: Say): {readonly tokens: readonly DatabaseToken[]; readonly odd: readonly DatabaseToken[]} {
	const live = all.filter(({revokedAt}) => revokedAt === undefined);
	const left = all.length - live.length + missing.length;
	if (left > 0) {
		say(`${left} of ${left + live.length} IDs are not live tokens of this cluster, and are not in the plan.`);
	}

	const odd = [...oddMatches, ...live.filter(({oddities}) => oddities !== undefined)];
	if (odd.length > 0) {
		const those = odd.length === 1 ? '1 chosen token' : `${odd.length} chosen tokens`;
		const ids = odd.map(({id}) => id).join(', ');
		say(`${those} cannot be read whole, and ${odd.length === 1 ? 'is' : 'are'} not in the plan. Revoke ${odd.length === 1 ? 'it' : 'them'} by ID: ${ids}`);
	}

	return {tokens: live.filter(({oddities}) => oddities === undefined), odd};
}
