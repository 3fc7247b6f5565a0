import {isUuid} from '../api/identifiers.js';
import type {DatabaseToken} from '../api/types.js';
import {readTextFile} from '../profiles/text-files.js';
import {databasesSentence, type KnownDatabases} from '../tokens/database-names.js';
import {requiresDatabaseNames} from '../tokens/filter/evaluate.js';
import {parseFilter} from '../tokens/filter/parse.js';
import type {Query} from '../tokens/filter/query.js';
import {idsInText} from '../tokens/ids-in-text.js';
import {indexTokens} from '../tokens/token-index.js';
import {visibleTokens} from '../tokens/visible-tokens.js';

/**
Which tokens a command is to change, as the command line says it: exactly one of the three.
*/
export type ChoiceOptions = {
	readonly ids: readonly string[];
	readonly filter?: string | undefined;
	/**
	A file that holds token ids.
	*/
	readonly from?: string | undefined;
};

export type Choice =
	| {readonly kind: 'ids'; readonly ids: readonly string[]}
	| {readonly kind: 'filter'; readonly query: Query};

export type ParsedChoice = {readonly ok: true; readonly choice: Choice} | {readonly ok: false; readonly message: string};

/**
Reads which tokens are meant, before anything is asked of the service.
*/
export async function readChoice({ids, filter, from}: ChoiceOptions): Promise<ParsedChoice> {
	const ways = [ids.length > 0, filter !== undefined, from !== undefined].filter(Boolean).length;
	if (ways !== 1) {
		return {ok: false, message: `Say which tokens${ways === 0 ? '' : ' in one way'}: their IDs, --filter FILTER, or --from FILE with their IDs.`};
	}

	if (filter !== undefined) {
		const parsed = parseFilter(filter);
		return parsed.ok ? {ok: true, choice: {kind: 'filter', query: parsed.query}} : {ok: false, message: `--filter: ${parsed.error.message}.`};
	}

	if (from === undefined) {
		return {ok: true, choice: {kind: 'ids', ids: withoutRepeats(ids)}};
	}

	const file = await readTextFile(from, {isDescriptorAllowed: true});
	if (!file.ok) {
		return file;
	}

	const found = idsInText(file.text);
	return found.length === 0 ? {ok: false, message: `${from} holds no token ID.`} : {ok: true, choice: {kind: 'ids', ids: found}};
}

// UUIDs are the same in either case.
function withoutRepeats(ids: readonly string[]): readonly string[] {
	return new Map(ids.map(id => [id.toLowerCase(), id])).values().toArray();
}

/**
The tokens that are meant, of all that there are, in the order in which they were named or as the list shows them. `missing` are ids that no token has. A filter finds no revoked token.
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

export function chooseTokens(choice: Choice, {tokens, databaseNames, databasesProblem, now}: KnownDatabases & {
	readonly tokens: readonly DatabaseToken[];
	/**
	Ms since the epoch.
	*/
	readonly now: number;
}): ChosenTokens {
	if (choice.kind === 'filter') {
		if (tokens.length === 0) {
			return {ok: false, message: 'This cluster has no database tokens: nothing was sent.', isUsage: false};
		}

		if (requiresDatabaseNames(choice.query) && databaseNames === undefined) {
			return {ok: false, message: `missing:db cannot be answered, so nothing was sent. ${databasesSentence({databaseNames, databasesProblem}) ?? ''}`, isUsage: false};
		}

		const live = tokens.filter(({revokedAt}) => revokedAt === undefined);
		const {entries} = visibleTokens({
			index: indexTokens(live), query: choice.query, showsInactive: true, sort: {column: 'description', descending: false}, databaseNames, now,
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

	const problem = wholeIdProblem(choice.ids, tokens);
	if (problem !== undefined) {
		return {ok: false, message: problem, isUsage: true};
	}

	const byId = new Map(tokens.map(token => [token.id.toLowerCase(), token]));
	return {
		ok: true,
		tokens: choice.ids.map(id => byId.get(id.toLowerCase())).filter(token => token !== undefined),
		missing: choice.ids.filter(id => !byId.has(id.toLowerCase())),
		odd: [],
	};
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
