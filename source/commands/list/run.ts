import type {DatabaseToken} from '../../api/types.js';
import {refuse} from '../../result.js';
import {databasesOfAnswer, databasesSentence} from '../../tokens/grants/known-databases.js';
import {askedDatabases} from '../../tokens/filter/asked-databases.js';
import {requiresAudit, requiresDatabaseNames} from '../../tokens/filter/matcher.js';
import type {FindingsOfTokens} from '../../tokens/filter/findings/finding-answer.js';
import type {Query} from '../../tokens/filter/query.js';
import {nearestName} from '../../tokens/text/nearest-name.js';
import {odditySentences} from '../../tokens/why-odd.js';
import type {SortOrder} from '../../tokens/list/sort.js';
import {tokenColumnIds, tokenColumns} from '../../tokens/list/token-columns.js';
import type {TokenPlace} from '../../tokens/list/token-column.js';
import {indexTokens} from '../../tokens/list/token-index.js';
import {visibleTokens, type VisibleTokens} from '../../tokens/list/visible-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {filterFacts} from '../shared/audit/filter-facts.js';
import {nextCommand} from '../shared/change/next-command.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {openToRead} from '../shared/place/place.js';
import {printRows} from '../shared/output/print-rows.js';
import {printSources} from '../shared/output/print-sources.js';
import {readFilters} from '../shared/filter/read-filters.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {refusalOf, type CommandResult} from '../shared/program/command-result.js';
import type {RowFormat} from '../shared/output/row-formats.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {chosenColumns, tokenRow, usualColumns} from '../../tokens/list/token-row.js';

export type ListOptions = PlaceOptions & {
	readonly format: RowFormat;
	/**
	Whether text is printed with its control and invisible characters, and JSON without `columns` as the service sent it.
	*/
	readonly raw?: boolean;
	/**
	A token must match each of them.
	*/
	readonly filter?: readonly string[];
	/**
	Whether expired and revoked tokens are printed too. `--include-revoked` is influxctl's name for it, and `--inactive` the name in the screen's links.
	*/
	readonly all?: boolean;
	readonly includeRevoked?: boolean;
	readonly inactive?: boolean;
	/**
	A column, perhaps with `,desc` after it.
	*/
	readonly sort: string;
	readonly columns?: string;
	/**
	Whether only the number of tokens is printed.
	*/
	readonly count?: boolean;
};

/**
Prints the database tokens of a cluster that match the filters to stdout, and words for people to stderr. Gives the exit code, which is 0 also where no token matches.
*/
export async function runList(options: ListOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const filter = options.filter === undefined ? undefined : await readFilters(options.filter, {forChange: false, policy: options.policy, surroundings});
	if (filter?.ok === false) {
		stderr.write(filter.lines);
		return exitCodes.usage;
	}

	const sort = parseSort(options.sort);
	if (typeof sort === 'string') {
		return fail(sort, exitCodes.usage);
	}

	const chosen = options.columns === undefined ? undefined : chosenColumns(options.columns);
	if (typeof chosen === 'string') {
		return fail(chosen, exitCodes.usage);
	}

	if (chosen && options.format === 'ids') {
		return fail('With --columns the output has more than the IDs: leave out -q and --format ids, or --columns.', exitCodes.usage);
	}

	const at = now();
	const isNeedsFindings = chosen?.some(({key}) => key === tokenColumns.findings.output.key) === true || tokenColumns[sort.column].isOfAudit === true;
	const sources = options.raw && !chosen ? new WeakMap<DatabaseToken, unknown>() : undefined;
	const found = await find(options, {
		query: filter?.value, sort, now: at, needsFindings: isNeedsFindings, sources,
	}, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {visible: {entries, hiddenInactiveMatches}, tokens, databaseNames, place, findings} = found.value;
	const asked = filter && askedDatabases(filter.value, databaseNames);
	if (options.count) {
		stdout.write(`${entries.length}\n`);
	} else if (sources && (options.format === 'json' || options.format === 'jsonl')) {
		await printSources(entries.map(({token}) => token), sources, options.format, stdout);
	} else {
		const columns = chosen ?? usualColumns(options.format === 'ids' ? 'csv' : options.format, entries);
		await printRows({
			rows: entries.map(entry => tokenRow(entry, columns, {
				now: at, place, asked: asked?.(entry), audited: findings,
			})), columns, format: options.format, isRaw: options.raw ?? false,
		}, stdout);
	}

	for (const sentence of oddSentences(tokens, entries.map(({token}) => token), options)) {
		stderr.write(`${sentence}\n`);
	}

	if (tokens.length === 0) {
		say(`This cluster has no database tokens. To make one: ${nextCommand({given: options}, ['create', 'NAME', '--read-database', 'DATABASE', '--secret-file', 'FILE'])}`);
	} else if (entries.length === 0) {
		const hidden = hiddenInactiveMatches === 1 ? '1 expired or revoked one' : `${hiddenInactiveMatches} expired or revoked ones`;
		say(hiddenInactiveMatches === 0 ? 'No token matches.' : `No token matches but ${hidden}: --all shows them.`);
	}

	return exitCodes.done;
}

/**
Says which tokens of the cluster are odd, and how many of those the list does not show: a filter on a field that cannot be read does not match them, negated or not.
*/
function oddSentences(tokens: readonly DatabaseToken[], shown: readonly DatabaseToken[], given: PlaceOptions): readonly string[] {
	const sentences = odditySentences(tokens, nextCommand({given}, ['get', 'ID']));
	const isOdd = ({oddities}: DatabaseToken) => oddities !== undefined;
	const hidden = sentences.length === 0 ? 0 : tokens.filter(token => isOdd(token)).length - shown.filter(token => isOdd(token)).length;
	return hidden === 0 ? sentences : [...sentences, `${hidden === 1 ? '1 of them is' : `${hidden} of them are`} not shown here: ${nextCommand({given}, ['list', '--filter', 'status:odd', '--all'])} shows all of them.`];
}

type Search = {
	readonly query: Query | undefined;
	readonly sort: SortOrder;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
	/**
	Whether the findings of the audit are printed or sorted by.
	*/
	readonly needsFindings: boolean;
	/**
	Takes the tokens as the service sent them. Undefined where they are not printed so.
	*/
	readonly sources: WeakMap<DatabaseToken, unknown> | undefined;
};

type Found = {
	readonly visible: VisibleTokens;
	/**
	Undefined where the audit was not run.
	*/
	readonly findings: FindingsOfTokens | undefined;
	readonly tokens: readonly DatabaseToken[];
	/**
	Undefined where no list of databases was needed.
	*/
	readonly databaseNames: readonly string[] | undefined;
	readonly place: TokenPlace;
};

async function find(options: ListOptions, {query, sort, now, needsFindings, sources}: Search, surroundings: CommandSurroundings): Promise<CommandResult<Found>> {
	const opened = await openToRead(options, surroundings);
	if (!opened.ok) {
		return opened;
	}

	const {api, place: found} = opened.value;
	// Only a filter may need the list of databases, for missing:db, and the findings of the audit.
	const [tokens, databases] = await Promise.all([
		api.listTokens({sources}),
		needsFindings || (query && (requiresDatabaseNames(query) || requiresAudit(query))) ? api.listDatabases() : undefined,
	]);
	if (!tokens.ok) {
		return refusalOf(tokens.error);
	}

	const known = databases && databasesOfAnswer(databases);
	if (databases?.ok === false && query && requiresDatabaseNames(query)) {
		return refusalOf(databases.error);
	}

	if (known?.databasesProblem !== undefined && query && requiresDatabaseNames(query)) {
		return refuse(`missing:db cannot be answered. ${databasesSentence(known) ?? ''}`, {exitCode: exitCodes.notAll});
	}

	const facts = await filterFacts(query, {
		place: found, loaded: {tokens: tokens.value, databaseNames: known?.databaseNames, databasesProblem: known?.databasesProblem}, now, isShown: needsFindings,
	}, surroundings);
	if (!facts.ok) {
		return facts;
	}

	const visible = visibleTokens({
		index: indexTokens(tokens.value), query, showsInactive: Boolean(options.all ?? options.includeRevoked ?? options.inactive), sort, databaseNames: known?.databaseNames, now, ...facts.value,
	});
	const place = {accountId: found.profile.accountId, clusterId: found.cluster.id};
	return {
		ok: true,
		value: {
			visible, findings: facts.value.findings, tokens: tokens.value, databaseNames: known?.databaseNames, place,
		},
	};
}

function parseSort(text: string): SortOrder | string {
	const [column = '', direction = 'asc', ...rest] = text.toLowerCase().split(',').map(part => part.trim());
	const known = tokenColumnIds.find(name => name === column);
	if (!known) {
		const nearest = nearestName(column, tokenColumnIds);
		return `--sort: there is no column ${column}${nearest === undefined ? '.' : `; did you mean ${nearest}?`} The columns are ${tokenColumnIds.join(', ')}; ,desc after one reverses the order.`;
	}

	return rest.length === 0 && ['asc', 'desc'].includes(direction)
		? {column: known, descending: direction === 'desc'}
		: `--sort takes one column; ,desc after it reverses the order: --sort ${known},desc.`;
}
