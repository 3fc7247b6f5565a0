import {exitCodes} from '../../exit-codes.js';
import {refuse} from '../../result.js';
import type {RowOf} from '../../row-of.js';
import {standardInput} from '../../storage/read-text-file.js';
import {compareLists, type ListDifference} from '../../tokens/saved-list/compare-lists.js';
import {parseSavedList, savedList, type SavedList} from '../../tokens/saved-list/parse-saved-list.js';
import {indexTokens} from '../../tokens/list/token-index.js';
import {tokenRow, usualColumns} from '../../tokens/list/token-row.js';
import {openToRead} from '../shared/place/place.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {printRows, type RowColumn} from '../shared/output/print-rows.js';
import type {RowFormat} from '../shared/output/row-formats.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {refusalOf, type CommandResult} from '../shared/program/command-result.js';
import {readGivenFile} from '../shared/program/read-given-file.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import type {diffOutput} from './diff-output.js';

export type DiffOptions = PlaceOptions & {readonly format: RowFormat};

type DiffRow = RowOf<typeof diffOutput>;

/**
Compares a saved list of tokens with a later one, or without that with the tokens of the cluster now, and prints the tokens that differ. Gives the exit code: 0 when none does, 4 when one does.
*/
export async function runDiff({before, after}: {readonly before: string; readonly after: string | undefined}, options: DiffOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stdout, stderr} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);
	if (before === standardInput && after === standardInput) {
		return fail('Standard input can be one of the two lists: name a file for the other.', exitCodes.usage);
	}

	const earlier = await readList(before, options, surroundings);
	if (!earlier.ok) {
		return fail(earlier.message, earlier.exitCode);
	}

	const later = after === undefined ? await listNow(options, surroundings) : await readList(after, options, surroundings);
	if (!later.ok) {
		return fail(later.message, later.exitCode);
	}

	const differences = compareLists(earlier.value.tokens, later.value.tokens);
	await printRows({rows: differences.map(difference => rowOf(difference)), columns: options.format === 'table' ? tableColumns : dataColumns, format: options.format}, stdout);
	const leftOut = earlier.value.leftOut + later.value.leftOut;
	if (leftOut > 0) {
		say(`${leftOut === 1 ? '1 row was' : `${leftOut} rows were`} not compared: no ID, description or grants that can be read.`);
	}

	if (differences.length === 0) {
		say('No token differs.');
	}

	return differences.length === 0 ? exitCodes.done : exitCodes.findings;
}

async function readList(path: string, options: DiffOptions, {environment}: CommandSurroundings): Promise<CommandResult<SavedList>> {
	const file = await readGivenFile(path, {...options, environment});
	if (!file.ok) {
		return refuse(file.message, {exitCode: exitCodes.usage});
	}

	const parsed = parseSavedList(file.value);
	return parsed.ok ? parsed : refuse(`${path === standardInput ? 'Standard input' : path} cannot be compared: ${parsed.message}.`, {exitCode: exitCodes.usage});
}

/**
The tokens of the cluster, with the values that `list` prints.
*/
async function listNow(options: DiffOptions, surroundings: CommandSurroundings): Promise<CommandResult<SavedList>> {
	const opened = await openToRead(options, surroundings);
	if (!opened.ok) {
		return opened;
	}

	const {api, place} = opened.value;
	const tokens = await api.listTokens();
	if (!tokens.ok) {
		return refusalOf(tokens.error);
	}

	const {entries} = indexTokens(tokens.value);
	const context = {now: surroundings.now(), place: {accountId: place.profile.accountId, clusterId: place.cluster.id}};
	const columns = usualColumns('json', entries);
	return {ok: true, value: savedList(entries.map(entry => tokenRow(entry, columns, context)))};
}

function rowOf({id, change, before, after, gained, lost}: ListDifference): DiffRow {
	return {
		id,
		change,
		description: after?.description,
		descriptionBefore: before?.description,
		status: after?.status,
		statusBefore: before?.status,
		expiresAt: after?.expiresAt,
		expiresAtBefore: before?.expiresAt,
		gained: [...gained],
		lost: [...lost],
	};
}

const became = (before: string | null | undefined, after: string | null | undefined): string => before === after ? after ?? '' : [before, after].filter(text => text !== undefined && text !== null).join(' > '); // eslint-disable-line @typescript-eslint/no-restricted-types -- the null of the row's type

const tableColumns: ReadonlyArray<RowColumn<DiffRow>> = [
	{key: 'change'},
	{key: 'id', narrow: 8},
	{key: 'description', narrow: 'end', tableText: ({description, descriptionBefore}) => became(descriptionBefore, description)},
	{key: 'status', tableText: ({status, statusBefore}) => became(statusBefore, status)},
	{key: 'expiresAt', title: 'EXPIRES', tableText: ({change, expiresAt, expiresAtBefore}) => change !== 'changed' || expiresAt === expiresAtBefore ? '' : `${expiresAtBefore ?? 'never'} > ${expiresAt ?? 'never'}`},
	{key: 'gained', narrow: 'end'},
	{key: 'lost', narrow: 'end'},
];

const dataColumns: ReadonlyArray<RowColumn<DiffRow>> = (['id', 'change', 'description', 'descriptionBefore', 'status', 'statusBefore', 'expiresAt', 'expiresAtBefore', 'gained', 'lost'] as const).map(key => ({key}));
