import {isUuid} from '../../api/parse-host.js';
import type {ApiError} from '../../api/api-error.js';
import type {DatabaseToken, ManagementApi} from '../../api/types.js';
import {databasesOfAnswer} from '../../tokens/grants/known-databases.js';
import {refuse, type Result} from '../../result.js';
import {isPossiblyOf} from '../../tokens/why-odd.js';
import {indexTokens} from '../../tokens/list/token-index.js';
import {exitCodes} from '../../exit-codes.js';
import {nextCommand} from '../shared/change/next-command.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {openToRead} from '../shared/place/place.js';
import {printRows} from '../shared/output/print-rows.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {refusalOf} from '../shared/program/command-result.js';
import type {RowFormat} from '../shared/output/row-formats.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import type {PolicyInForce} from '../../settings/policy-file.js';
import {tokenRow, usualColumns} from '../../tokens/list/token-row.js';
import {writePieces} from '../shared/output/write-pieces.js';
import {tokenDetails} from './token-details.js';

export type GetOptions = PlaceOptions & {
	readonly format: RowFormat;
	/**
	Prints text with its control and invisible characters instead of escaping them.
	*/
	readonly raw?: boolean;
};

const leastLength = 8;
// How many of the tokens that begin alike an error names.
const mostNamed = 5;

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
	const isTable = options.format === 'table';
	// The beginning of an id is looked up in the list of all tokens, and the list also shows what would be lost without a token.
	const [all, databases] = await Promise.all([
		isTable || ids.some(id => !isUuid(id)) ? api.listTokens() : undefined,
		isTable ? api.listDatabases() : undefined,
	]);
	if (all?.ok === false) {
		const {message, exitCode} = refusalOf(all.error);
		return fail(message, exitCode);
	}

	const {tokens, problems, exitCode} = await getEach(api, ids, {listed: all?.value, listAll: nextCommand(place, ['list', '--all'])});
	const at = now();
	if (isTable) {
		const {policy, problems: mistakes} = await policyOf(options, surroundings);
		for (const mistake of mistakes) {
			say(mistake);
		}

		const context = {
			tokens: all?.value ?? [],
			...(databases ? databasesOfAnswer(databases) : {databaseNames: undefined, databasesProblem: undefined}),
			times: {form: 'local', now: at, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone},
		} as const;
		await writePieces(tokens.map((token, index) => `${index === 0 ? '' : '\n'}${tokenDetails(token, {...context, protectedBy: policy.protectedIds.has(token.id.toLowerCase()) ? policy.source : undefined}).join('\n')}\n`), stdout);
	} else {
		const {entries} = indexTokens(tokens);
		const columns = usualColumns(options.format === 'ids' ? 'csv' : options.format, entries);
		const context = {now: at, place: {accountId: place.profile.accountId, clusterId: place.cluster.id}};
		await printRows({
			rows: entries.map(entry => tokenRow(entry, columns, context)), columns, format: options.format, isRaw: options.raw ?? false,
		}, stdout);
	}

	for (const problem of problems) {
		say(problem);
	}

	return exitCode;
}

/**
The policy, which says whether a token is protected. A policy with a mistake stops no look.
*/
async function policyOf({policy: given}: PlaceOptions, {environment, demo}: CommandSurroundings): Promise<PolicyInForce> {
	const {readPolicyFile} = await import('../../settings/policy-file.js');
	return readPolicyFile({environment, given, demo});
}

type Got = {readonly tokens: readonly DatabaseToken[]; readonly problems: readonly string[]; readonly exitCode: number};

/**
Asks for each token by its id. `listed` are the cluster's tokens; undefined where they were not listed. They are then listed once, as soon as a GET finds no token, because the list may still show it. `listAll` is the command that lists them.
*/
async function getEach(api: ManagementApi, ids: readonly string[], {listed, listAll}: {readonly listed: readonly DatabaseToken[] | undefined; readonly listAll: string}): Promise<Got> {
	const tokens: DatabaseToken[] = [];
	const problems: string[] = [];
	let remarks = 0;
	let known = listed;
	for (const wanted of ids) {
		const whole = wholeId(wanted, known ?? [], listAll);
		if (!whole.ok) {
			problems.push(whole.message);
			continue;
		}

		const id = whole.value;
		const answer = await api.getToken(id); // eslint-disable-line no-await-in-loop -- a few, and not all at once on the service
		const isInList = ({id: other}: DatabaseToken) => other.toLowerCase() === id.toLowerCase();
		if (answer.ok) {
			tokens.push(answer.value);
			if (known?.every(token => !isInList(token))) {
				problems.push(`${answer.value.id}: GET answers with this token, and the list of the cluster's tokens does not show it.`);
				remarks++;
			}
		} else if (answer.error.kind === 'unauthorized') {
			return {tokens, problems: [...problems, answer.error.message], exitCode: exitCodes.credentials};
		} else if (answer.error.kind === 'not-found' || answer.error.kind === 'invalid') {
			known ??= await listOf(api); // eslint-disable-line no-await-in-loop -- once
			const shown = known?.find(token => isInList(token));
			if (shown) {
				tokens.push(shown);
			}

			const why = answer.error.kind === 'not-found' ? noToken(id, known, listAll) : `${wanted}: ${answer.error.message}`;
			problems.push(shown ? onlyListed(shown, answer.error) : why);
		} else {
			problems.push(`${wanted}: ${answer.error.message}`);
		}
	}

	return {tokens, problems, exitCode: problems.length === remarks ? exitCodes.done : exitCodes.notAll};
}

async function listOf(api: ManagementApi): Promise<readonly DatabaseToken[] | undefined> {
	const answer = await api.listTokens();
	return answer.ok ? answer.value : undefined;
}

function onlyListed({id}: DatabaseToken, {kind}: ApiError): string {
	return kind === 'not-found'
		? `${id}: the list of the cluster's tokens shows it, and GET answers that there is no such token. What is printed is the row of the list.`
		: `${id}: this ID is not a UUID, so no request can name the token. What is printed is the row of the list.`;
}

const noSuchToken = (wanted: string, listAll: string): string => `There is no token ${wanted} in this cluster. ${listAll} prints all of them.`;

/**
The sentence about a token that GET does not find, judged by the list. `known` is undefined where the list could not be loaded.
*/
function noToken(id: string, known: readonly DatabaseToken[] | undefined, listAll: string): string {
	const doubt = known === undefined
		? 'the list of the cluster\'s tokens could not be loaded'
		: (known.some(token => isPossiblyOf(token, id)) ? 'the list of the cluster\'s tokens has a row without a readable ID, which may be it' : undefined);
	return doubt === undefined ? noSuchToken(id, listAll) : `${id}: GET answers that there is no such token, but ${doubt}: whether it exists is not known.`;
}

function wholeId(wanted: string, all: readonly DatabaseToken[], listAll: string): Result<string> {
	if (isUuid(wanted)) {
		return {ok: true, value: wanted.toLowerCase()};
	}

	const found = all.filter(({id}) => id.toLowerCase().startsWith(wanted.toLowerCase()));
	const [only] = found;
	if (!only) {
		return refuse(noSuchToken(wanted, listAll));
	}

	const named = found.slice(0, mostNamed).map(({id, description}) => description === '' ? id : `${id} (${description})`);
	return found.length === 1
		? {ok: true, value: only.id}
		: refuse(`${found.length} tokens begin with ${wanted}: ${named.join(', ')}${found.length > mostNamed ? ' and more' : ''}. Give more of the ID.`);
}
