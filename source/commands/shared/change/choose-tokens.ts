import {isUuid} from '../../../api/parse-host.js';
import type {DatabaseToken} from '../../../api/types.js';
import {exitCodes} from '../../../exit-codes.js';
import {refuse, type Refusal, type Result} from '../../../result.js';
import {standardInput} from '../../../storage/read-text-file.js';
import type {Cluster} from '../../../profiles/types.js';
import {display} from '../../../terminal/display.js';
import {clockDifference, clockWords} from '../../../tokens/time/clock-difference.js';
import {databasesSentence, type KnownDatabases} from '../../../tokens/grants/known-databases.js';
import {requiresDatabaseNames} from '../../../tokens/filter/matcher.js';
import type {Query} from '../../../tokens/filter/query.js';
import {requiresTime} from '../../../tokens/filter/can-leave-out.js';
import {idsInText} from '../../../tokens/list/ids-in-text.js';
import {indexTokens} from '../../../tokens/list/token-index.js';
import {visibleTokens} from '../../../tokens/list/visible-tokens.js';
import {filterFacts} from '../audit/filter-facts.js';
import type {Place} from '../place/place.js';
import type {ForPolicy} from '../policy/load-policy.js';
import {readFilters, type WithLines} from '../filter/read-filters.js';
import type {CommandResult} from '../program/command-result.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {readGivenFile} from '../program/read-given-file.js';

/**
Which tokens a command is to change: the command line must say it in exactly one of the four ways.
*/
export type ChoiceOptions = {
	/**
	Undefined where the command takes no ids.
	*/
	readonly ids?: readonly string[];
	/**
	A token must match all of them.
	*/
	readonly filter?: readonly string[] | undefined;
	/**
	A file that holds token ids.
	*/
	readonly from?: string | undefined;
	/**
	Every token of the cluster that is not revoked.
	*/
	readonly allTokens?: boolean | undefined;
	/**
	Trusts this machine's clock, though it differs from the service's.
	*/
	readonly acceptClock?: boolean | undefined;
	/**
	Whether standard input gives the management token, so that it cannot give the IDs.
	*/
	readonly tokenStdin?: boolean | undefined;
	/**
	The file of the policy, whose rules a filter may name.
	*/
	readonly policy?: string | undefined;
};

export type Choice =
	| {readonly kind: 'ids'; readonly ids: readonly string[]}
	| {readonly kind: 'filter'; readonly query: Query}
	| {readonly kind: 'all'};

const refuseChoice = (message: string): Refusal<WithLines> => refuse(message, {lines: `${display(message)}\n`});

/**
Reads from the options which tokens are meant. It asks nothing of the service.
*/
export async function readChoice({ids, filter, from, allTokens, tokenStdin, policy}: ChoiceOptions, surroundings: ForPolicy): Promise<Result<Choice, WithLines>> {
	const ways = [ids !== undefined && ids.length > 0, filter !== undefined, from !== undefined, allTokens].filter(Boolean).length;
	if (ways !== 1) {
		return refuseChoice(`Say which tokens${ways === 0 ? '' : ' in one way'}: ${ids === undefined ? '' : 'their IDs, '}--filter FILTER, --from FILE with their IDs, or --all-tokens.`);
	}

	if (allTokens) {
		return {ok: true, value: {kind: 'all'}};
	}

	if (filter !== undefined) {
		const read = await readFilters(filter, {forChange: true, policy, surroundings});
		return read.ok ? {ok: true, value: {kind: 'filter', query: read.value}} : read;
	}

	if (from === undefined) {
		return {ok: true, value: {kind: 'ids', ids: withoutRepeats(ids ?? [])}};
	}

	const file = await readGivenFile(from, {tokenStdin, environment: surroundings.environment});
	if (!file.ok) {
		return refuseChoice(file.message);
	}

	const found = idsInText(file.value);
	return found.ok
		? {ok: true, value: {kind: 'ids', ids: found.value}}
		: refuseChoice(`${from === standardInput ? 'Standard input' : from} cannot be used: ${found.message}. Nothing was sent.`);
}

// Two UUIDs that differ only in upper and lower case are the same.
function withoutRepeats(ids: readonly string[]): readonly string[] {
	return new Map(ids.map(id => [id.toLowerCase(), id])).values().toArray();
}

export type ChosenTokens = {
	/**
	In the order in which they were named, or as the list shows them.
	*/
	readonly tokens: readonly DatabaseToken[];
	/**
	Ids that no token has.
	*/
	readonly missing: readonly string[];
	/**
	Tokens that the filter matches, and that are left alone because they cannot be read whole.
	*/
	readonly odd: readonly DatabaseToken[];
};

/**
Finds the tokens that are meant among those of the cluster. Neither a filter nor `--all-tokens` finds a revoked token. A filter that asks for findings asks for those of this moment.
*/
export async function chooseTokens(choice: Choice, {tokens, databaseNames, databasesProblem, serverTime, now, place, surroundings, acceptsClock = false}: KnownDatabases & {
	readonly tokens: readonly DatabaseToken[];
	/**
	The `Date` header of the answer that listed the tokens.
	*/
	readonly serverTime: Date | undefined;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
	readonly place: Place;
	readonly surroundings: CommandSurroundings;
	/**
	Whether a filter may trust this machine's clock where it differs from the service's.
	*/
	readonly acceptsClock?: boolean;
}): Promise<CommandResult<ChosenTokens>> {
	if (choice.kind === 'ids') {
		return chooseById(choice.ids, tokens);
	}

	const query = choice.kind === 'filter' ? choice.query : undefined;
	const difference = clockDifference(serverTime, now);
	if (query && difference !== undefined && !acceptsClock && requiresTime(query)) {
		return refuse(`The filter depends on the time, and this machine's clock is ${clockWords(difference)}: nothing was sent. Correct the clock, or go by it with --accept-clock.`, {exitCode: exitCodes.usage});
	}

	if (tokens.length === 0) {
		return refuse('This cluster has no database tokens: nothing was sent.', {exitCode: exitCodes.notAll});
	}

	if (query && requiresDatabaseNames(query) && databaseNames === undefined) {
		const why = databasesSentence({databaseNames, databasesProblem}) ?? '';
		return refuse(`missing:db cannot be answered, so nothing was sent. ${why}`, {exitCode: exitCodes.notAll});
	}

	const facts = query && await filterFacts(query, {place, loaded: {tokens, databaseNames, databasesProblem}, now}, surroundings);
	if (facts?.ok === false) {
		return refuse(`${facts.message} Nothing was sent.`, {exitCode: facts.exitCode});
	}

	const {entries} = visibleTokens({
		index: indexTokens(tokens), query, showsInactive: true, sort: {column: 'description', descending: false}, databaseNames, now, ...facts?.value,
	});
	// A person does not look at each token that a filter finds, and a token that cannot be read whole may be a wrong one.
	const found = entries.map(({token}) => token).filter(({revokedAt}) => revokedAt === undefined);
	const whole = found.filter(({oddities}) => oddities === undefined);
	return found.length === 0
		? refuse('No token matches: nothing was sent.', {exitCode: exitCodes.notAll})
		: {ok: true, value: {tokens: whole, missing: [], odd: found.filter(({oddities}) => oddities !== undefined)}};
}

function chooseById(ids: readonly string[], tokens: readonly DatabaseToken[]): CommandResult<ChosenTokens> {
	const problem = wholeIdProblem(ids, tokens);
	if (problem !== undefined) {
		return refuse(problem, {exitCode: exitCodes.usage});
	}

	const byId = new Map(tokens.map(token => [token.id.toLowerCase(), token]));
	return {
		ok: true,
		value: {
			tokens: ids.map(id => byId.get(id.toLowerCase())).filter(token => token !== undefined),
			missing: ids.filter(id => !byId.has(id.toLowerCase())),
			odd: [],
		},
	};
}

/**
Says what `--all-tokens` means here: how many tokens, and of which cluster. It is printed before anything is sent. Empty for every other choice, which names its tokens itself.
*/
export function allTokensWords(choice: Choice, count: number, {id, name}: Cluster): readonly string[] {
	return choice.kind === 'all' ? [`All tokens of cluster ${name} (${id}) that are not revoked: ${count}.`] : [];
}

/**
Why one of the ids is not accepted: commands that change something take only whole ids. Names the whole id that a beginning stands for. Undefined where all ids are whole.
*/
export function wholeIdProblem(ids: readonly string[], tokens: readonly DatabaseToken[]): string | undefined {
	const part = ids.find(id => !isUuid(id));
	if (part === undefined) {
		return undefined;
	}

	const found = part.length >= 4 ? tokens.filter(({id}) => id.toLowerCase().startsWith(part.toLowerCase())) : [];
	const [only] = found;
	if (only && found.length === 1) {
		return `${part} is only the beginning of ${only.id} (${only.description}): give the whole ID. Nothing was sent.`;
	}

	return found.length === 0
		? `${part} is no token ID: it has the form of a UUID, like 6f2c0a14-…. Nothing was sent.`
		: `${part} is the beginning of ${found.length} token IDs: give the whole ID. Nothing was sent.`;
}
