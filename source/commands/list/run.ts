import type {DatabaseToken} from '../../api/types.js';
import {refuse} from '../../result.js';
import {databasesOfAnswer, databasesSentence} from '../../tokens/grants/database-names.js';
import {requiresDatabaseNames} from '../../tokens/filter/evaluate.js';
import type {Query} from '../../tokens/filter/query.js';
import {nearestName} from '../../tokens/text/nearest-name.js';
import {odditySentences} from '../../tokens/oddities.js';
import {sortColumns, type SortOrder} from '../../tokens/list/sort.js';
import {indexTokens} from '../../tokens/list/token-index.js';
import {visibleTokens, type VisibleTokens} from '../../tokens/list/visible-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {openToRead} from '../shared/place/place.js';
import {printRows} from '../shared/output/print-rows.js';
import {readFilters} from '../shared/filter/read-filters.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {refusalOf, type CommandResult} from '../shared/program/command-result.js';
import type {RowFormat} from '../shared/output/row-formats.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {tokenColumns, tokenRow, withOddities} from '../shared/output/token-rows.js';

export type ListOptions = PlaceOptions & {
	readonly format: RowFormat;
	/**
	Whether text is printed with its control and invisible characters.
	*/
	readonly raw?: boolean;
	/**
	A token must match each of them.
	*/
	readonly filter?: readonly string[];
	/**
	Expired and revoked ones too; influxctl calls it the other way, and the screen the third.
	*/
	readonly all?: boolean;
	readonly includeRevoked?: boolean;
	readonly inactive?: boolean;
	/**
	A column, and `,desc` after it.
	*/
	readonly sort: string;
	readonly columns?: string;
	/**
	How many there are, and nothing else.
	*/
	readonly count?: boolean;
};

/**
Prints the database tokens of a cluster that a filter shows: data to stdout. Gives the exit code, which is 0 for none as well.
*/
export async function runList(options: ListOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const filter = options.filter === undefined ? undefined : readFilters(options.filter, {forChange: false});
	if (filter?.ok === false) {
		stderr.write(filter.lines);
		return exitCodes.usage;
	}

	const sort = parseSort(options.sort);
	if (typeof sort === 'string') {
		return fail(sort, exitCodes.usage);
	}

	const columns = tokenColumns(options.format, options.columns);
	if (typeof columns === 'string') {
		return fail(columns, exitCodes.usage);
	}

	const at = now();
	const found = await find(options, {query: filter?.value, sort, now: at}, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {visible: {entries, hiddenInactiveMatches}, tokens} = found.value;
	if (options.count) {
		stdout.write(`${entries.length}\n`);
	} else {
		const rows = entries.map(entry => tokenRow(entry, at));
		await printRows({
			rows, columns: withOddities(columns, rows, options.columns), format: options.format, isRaw: options.raw ?? false,
		}, stdout);
	}

	for (const sentence of oddSentences(tokens, entries.map(({token}) => token))) {
		stderr.write(`${sentence}\n`);
	}

	if (tokens.length === 0) {
		say('This cluster has no database tokens. influx-tokens create makes one.');
	} else if (entries.length === 0) {
		const hidden = hiddenInactiveMatches === 1 ? '1 expired or revoked one' : `${hiddenInactiveMatches} expired or revoked ones`;
		say(hiddenInactiveMatches === 0 ? 'No token matches.' : `No token matches but ${hidden}: --all shows them.`);
	}

	return exitCodes.done;
}

/**
What is odd among the tokens of the cluster, and how many of those are not shown: a filter on what cannot be read matches them in no way.
*/
function oddSentences(tokens: readonly DatabaseToken[], shown: readonly DatabaseToken[]): readonly string[] {
	const sentences = odditySentences(tokens);
	const isOdd = ({oddities}: DatabaseToken) => oddities !== undefined;
	const hidden = sentences.length === 0 ? 0 : tokens.filter(token => isOdd(token)).length - shown.filter(token => isOdd(token)).length;
	return hidden === 0 ? sentences : [...sentences, `${hidden === 1 ? '1 of them is' : `${hidden} of them are`} not shown here: list --filter status:odd --all shows all of them.`];
}

type Wish = {
	readonly query: Query | undefined;
	readonly sort: SortOrder;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
};

type Found = {readonly visible: VisibleTokens; readonly tokens: readonly DatabaseToken[]};

async function find(options: ListOptions, {query, sort, now}: Wish, surroundings: CommandSurroundings): Promise<CommandResult<Found>> {
	const opened = await openToRead(options, surroundings);
	if (!opened.ok) {
		return opened;
	}

	const {api} = opened.value;
	// Only missing:db must know which databases there are.
	const [tokens, databases] = await Promise.all([
		api.listTokens(),
		query && requiresDatabaseNames(query) ? api.listDatabases() : undefined,
	]);
	if (!tokens.ok) {
		return refusalOf(tokens.error);
	}

	const known = databases && databasesOfAnswer(databases);
	if (databases?.ok === false) {
		return refusalOf(databases.error);
	}

	if (known?.databasesProblem !== undefined) {
		return refuse(`missing:db cannot be answered. ${databasesSentence(known) ?? ''}`, {exitCode: exitCodes.notAll});
	}

	const visible = visibleTokens({
		index: indexTokens(tokens.value), query, showsInactive: Boolean(options.all ?? options.includeRevoked ?? options.inactive), sort, databaseNames: known?.databaseNames, now,
	});
	return {ok: true, value: {visible, tokens: tokens.value}};
}

function parseSort(text: string): SortOrder | string {
	const [column = '', direction = 'asc', ...rest] = text.toLowerCase().split(',').map(part => part.trim());
	const known = sortColumns.find(name => name === column);
	if (!known) {
		const nearest = nearestName(column, sortColumns);
		return `--sort: there is no column ${column}${nearest === undefined ? '.' : `; did you mean ${nearest}?`} There are: ${sortColumns.join(', ')}; with ,desc after it the other way round.`;
	}

	return rest.length === 0 && ['asc', 'desc'].includes(direction)
		? {column: known, descending: direction === 'desc'}
		: `--sort takes a column, and ,desc after it for the other way round: --sort ${known},desc.`;
}
