import {isUuid} from '../../api/parse-host.js';
import type {DatabaseToken} from '../../api/types.js';
import {databasesOfAnswer} from '../../tokens/grants/known-databases.js';
import {indexTokens} from '../../tokens/list/token-index.js';
import {exitCodes} from '../../exit-codes.js';
import {nextCommand} from '../shared/change/next-command.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {openToRead} from '../shared/place/place.js';
import {printRows} from '../shared/output/print-rows.js';
import {printSources} from '../shared/output/print-sources.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {refusalOf} from '../shared/program/command-result.js';
import type {RowFormat} from '../shared/output/row-formats.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import type {PolicyInForce} from '../../settings/policy-file.js';
import {planImpactOf, type PlanImpactOptions} from '../../tokens/plan/plan-impact.js';
import {tokenRow, usualColumns, type PrintedColumn} from '../../tokens/list/token-row.js';
import {writePieces} from '../shared/output/write-pieces.js';
import {getEach} from './get-each.js';
import {tokenDetails} from './token-details.js';

export type GetOptions = PlaceOptions & {
	readonly format: RowFormat;
	/**
	Prints text with its control and invisible characters instead of escaping them, and JSON as the service sent it.
	*/
	readonly raw?: boolean;
};

const leastLength = 8;

/**
Prints single tokens as the service has them now. Each is named by its id or the beginning of its id. Gives the exit code: 1 when one of them is not found.
*/
export async function runGet(ids: readonly string[], options: GetOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const wrong = ids.find(id => !/^[\d\-a-f]+$/i.test(id) || id.length < leastLength);
	if (wrong !== undefined) {
		return fail(`A token is named by its ID or the first ${leastLength} or more characters of it, not "${wrong}". ${nextCommand({given: options}, ['list'])} prints them.`, exitCodes.usage);
	}

	const opened = await openToRead(options, surroundings);
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const {api, place} = opened.value;
	const {format} = options;
	const isTable = format === 'table';
	const isJson = format === 'json' || format === 'jsonl';
	const sources = isJson && options.raw ? new WeakMap<DatabaseToken, unknown>() : undefined;
	const hasImpact = isTable || (isJson && !sources);
	// The beginning of an id is looked up in the list of all tokens, and the list also shows what would be lost without a token.
	const [all, databases] = await Promise.all([
		hasImpact || ids.some(id => !isUuid(id)) ? api.listTokens({sources}) : undefined,
		hasImpact ? api.listDatabases() : undefined,
	]);
	const isOnlyForImpact = isJson && ids.every(id => isUuid(id));
	if (all?.ok === false && !isOnlyForImpact) {
		const {message, exitCode} = refusalOf(all.error);
		return fail(message, exitCode);
	}

	const {tokens, problems, exitCode} = await getEach(api, ids, {listed: all?.ok ? all.value : undefined, sources, listAll: nextCommand(place, ['list', '--all'])});
	const at = now();
	const known = {tokens: all?.ok ? all.value : [], ...(databases ? databasesOfAnswer(databases) : {databaseNames: undefined, databasesProblem: undefined})};
	if (isTable) {
		const {policy, problems: mistakes} = await policyOf(options, surroundings);
		for (const mistake of mistakes) {
			say(mistake);
		}

		const context = {
			...known,
			times: {form: 'local', now: at, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone},
		} as const;
		await writePieces(tokens.map((token, index) => `${index === 0 ? '' : '\n'}${tokenDetails(token, {...context, protectedBy: policy.protectedIds.has(token.id.toLowerCase()) ? policy.source : undefined}).join('\n')}\n`), stdout);
	} else if (sources && isJson) {
		await printSources(tokens, sources, format, stdout);
	} else {
		const {entries} = indexTokens(tokens);
		const columns = [
			...usualColumns(format === 'ids' ? 'csv' : format, entries),
			...isJson ? [impactColumn(all?.ok ? {...known, clusterTokens: all.value, now: at} : undefined)] : [],
		];
		const context = {now: at, place: {accountId: place.profile.accountId, clusterId: place.cluster.id}};
		await printRows({
			rows: entries.map(entry => tokenRow(entry, columns, context)), columns, format, isRaw: options.raw ?? false,
		}, stdout);
	}

	for (const problem of problems) {
		say(problem);
	}

	if (all?.ok === false && tokens.length > 0 && exitCode !== exitCodes.credentials) {
		say(`What the databases lose is not known. ${all.error.message}`);
		return exitCodes.notAll;
	}

	return exitCode;
}

/**
What the databases lose without a token, in JSON. `cluster` is undefined where its tokens could not be listed.
*/
function impactColumn(cluster: PlanImpactOptions | undefined): PrintedColumn {
	return {key: 'impact', title: 'IMPACT', value: ({token}) => cluster && planImpactOf([{token}], cluster)};
}

/**
The policy, which says whether a token is protected. A policy with a mistake stops no look.
*/
async function policyOf({policy: given}: PlaceOptions, {environment, demo}: CommandSurroundings): Promise<PolicyInForce> {
	const {readPolicyFile} = await import('../../settings/policy-file.js');
	return readPolicyFile({environment, given, demo});
}
