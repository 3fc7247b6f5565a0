import {isUuid} from '../../../api/identifiers.js';
import type {DatabaseToken} from '../../../api/types.js';
import {readTextFile} from '../../../storage/read-text-file.js';
import type {Cluster} from '../../../profiles/types.js';
import {display} from '../../../terminal/display.js';
import {clockDifference, clockWords} from '../../../tokens/time/clock-difference.js';
import {databasesSentence, type KnownDatabases} from '../../../tokens/grants/database-names.js';
import {requiresDatabaseNames} from '../../../tokens/filter/evaluate.js';
import type {Query} from '../../../tokens/filter/query.js';
import {requiresTime} from '../../../tokens/filter/selects.js';
import {idsInText} from '../../../tokens/list/ids-in-text.js';
import {indexTokens} from '../../../tokens/list/token-index.js';
import {visibleTokens} from '../../../tokens/list/visible-tokens.js';
import {readFilters} from '../filter/read-filters.js';

/**
Which tokens a command is to change, as the command line says it: exactly one of the four.
*/
export type ChoiceOptions = {
	/**
	Undefined where the command takes none.
	*/
	readonly ids?: readonly string[];
	/**
	A token must match each of them.
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
	Goes by this machine's clock, though the service's differs.
	*/
	readonly acceptClock?: boolean | undefined;
};

export type Choice =
	| {readonly kind: 'ids'; readonly ids: readonly string[]}
	| {readonly kind: 'filter'; readonly query: Query}
	| {readonly kind: 'all'};

/**
`lines` says what is wrong: safe to print, with a line break at the end.
*/
export type ParsedChoice =
	| {readonly ok: true; readonly choice: Choice}
	| {readonly ok: false; readonly lines: string};

const refuse = (message: string): ParsedChoice => ({ok: false, lines: `${display(message)}\n`});

/**
Reads which tokens are meant, before anything is asked of the service.
*/
export async function readChoice({ids, filter, from, allTokens}: ChoiceOptions): Promise<ParsedChoice> {
	const ways = [ids !== undefined && ids.length > 0, filter !== undefined, from !== undefined, allTokens].filter(Boolean).length;
	if (ways !== 1) {
		return refuse(`Say which tokens${ways === 0 ? '' : ' in one way'}: ${ids === undefined ? '' : 'their IDs, '}--filter FILTER, --from FILE with their IDs, or --all-tokens.`);
	}

	if (allTokens) {
		return {ok: true, choice: {kind: 'all'}};
	}

	if (filter !== undefined) {
		const read = readFilters(filter, {forChange: true});
		return read.ok ? {ok: true, choice: {kind: 'filter', query: read.query}} : read;
	}

	if (from === undefined) {
		return {ok: true, choice: {kind: 'ids', ids: withoutRepeats(ids ?? [])}};
	}

	const file = await readTextFile(from, {isDescriptorAllowed: true});
	if (!file.ok) {
		return refuse(file.message);
	}

	const found = idsInText(file.value);
	return found.ok
		? {ok: true, choice: {kind: 'ids', ids: found.value}}
		: refuse(`${from} cannot be used: ${found.message}. Nothing was sent.`);
}

// UUIDs are the same in either case.
function withoutRepeats(ids: readonly string[]): readonly string[] {
	return new Map(ids.map(id => [id.toLowerCase(), id])).values().toArray();
}

/**
The tokens that are meant, of all that there are, in the order in which they were named or as the list shows them. `missing` are ids that no token has. Neither a filter nor `--all-tokens` finds a revoked token.
*/
export type ChosenTokens =
	| {
		readonly ok: true;
		readonly tokens: readonly DatabaseToken[];
		readonly missing: readonly string[];
		/**
		Matched by the filter and left alone, because they cannot be read whole.
		*/
		readonly odd: readonly DatabaseToken[];
	}
	| {readonly ok: false; readonly message: string; readonly isUsage: boolean};

export function chooseTokens(choice: Choice, {tokens, databaseNames, databasesProblem, serverTime, now, acceptsClock = false}: KnownDatabases & {
	readonly tokens: readonly DatabaseToken[];
	/**
	The `Date` header of the answer that listed the tokens.
	*/
	readonly serverTime: Date | undefined;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
	/**
	Whether a filter may go by this machine's clock where it differs from the service's.
	*/
	readonly acceptsClock?: boolean;
}): ChosenTokens {
	if (choice.kind === 'ids') {
		return chooseById(choice.ids, tokens);
	}

	const query = choice.kind === 'filter' ? choice.query : undefined;
	const difference = clockDifference(serverTime, now);
	if (query && difference !== undefined && !acceptsClock && requiresTime(query)) {
		return {
			ok: false,
			isUsage: true,
			message: `The filter depends on the time, and this machine's clock is ${clockWords(difference)}: nothing was sent. Correct the clock, or go by it with --accept-clock.`,
		};
	}

	if (tokens.length === 0) {
		return {ok: false, message: 'This cluster has no database tokens: nothing was sent.', isUsage: false};
	}

	if (query && requiresDatabaseNames(query) && databaseNames === undefined) {
		const why = databasesSentence({databaseNames, databasesProblem}) ?? '';
		return {ok: false, message: `missing:db cannot be answered, so nothing was sent. ${why}`, isUsage: false};
	}

	const live = tokens.filter(({revokedAt}) => revokedAt === undefined);
	const {entries} = visibleTokens({
		index: indexTokens(live), query, showsInactive: true, sort: {column: 'description', descending: false}, databaseNames, now,
	});
	// What a filter finds is not looked at one by one, and what cannot be read whole may be anything.
	const found = entries.map(({token}) => token);
	const whole = found.filter(({oddities}) => oddities === undefined);
	return found.length === 0
		? {ok: false, message: 'No token matches: nothing was sent.', isUsage: false}
		: {
			ok: true, tokens: whole, missing: [], odd: found.filter(({oddities}) => oddities !== undefined),
		};
}

function chooseById(ids: readonly string[], tokens: readonly DatabaseToken[]): ChosenTokens {
	const problem = wholeIdProblem(ids, tokens);
	if (problem !== undefined) {
		return {ok: false, message: problem, isUsage: true};
	}

	const byId = new Map(tokens.map(token => [token.id.toLowerCase(), token]));
	return {
		ok: true,
		tokens: ids.map(id => byId.get(id.toLowerCase())).filter(token => token !== undefined),
		missing: ids.filter(id => !byId.has(id.toLowerCase())),
		odd: [],
	};
}

/**
What `--all-tokens` means here: how many tokens, and of which cluster. Said before anything is sent; nothing for every other choice, which names its tokens itself.
*/
export function allTokensWords(choice: Choice, count: number, {id, name}: Cluster): readonly string[] {
	return choice.kind === 'all' ? [`All tokens of cluster ${name} (${id}) that are not revoked: ${count}.`] : [];
}

/**
Why an id is not taken: only whole ones are, for what changes something. Says which whole id a beginning would be.
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
