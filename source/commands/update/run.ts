import type {DatabaseToken} from '../../api/types.js';
import {dropDatabase} from '../../tokens/grants/drop-database.js';
import {rowProblems} from '../../tokens/grants/row-warnings.js';
import {permissionsFromRows, rowsFromPermissions, type GrantRow} from '../../tokens/grants/grant-row.js';
import {refuse, type Result} from '../../result.js';
import {nearestName} from '../../tokens/text/nearest-name.js';
import {oddRefusal} from '../../tokens/why-odd.js';
import {compareEdits} from '../../tokens/compare-edits.js';
import {differenceInWords, type EditableFields} from '../../tokens/difference-in-words.js';
import {changeTokens, type RunOptions} from '../shared/change/change-tokens.js';
import {chooseTokens} from '../shared/change/choose-tokens.js';
import {exitCodes} from '../../exit-codes.js';
import {impactOfEdit} from '../shared/change/impact-warnings.js';
import {loadCluster} from '../shared/place/load-cluster.js';
import {openToChange} from '../shared/place/place.js';
import type {ExistingOptions} from '../shared/change/change-options.js';
import {
	grantWarnings,
	nameProblem,
	rowsFromOptions,
	type GrantOptions,
} from '../shared/change/new-token.js';
import {rowLeftAlone, rowOfMissing} from '../shared/change/result-row.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

export type UpdateOptions = RunOptions & ExistingOptions & GrantOptions & {
	readonly description?: string;
	readonly addRead?: readonly string[];
	readonly addWrite?: readonly string[];
	/**
	Databases on which the token loses every grant.
	*/
	readonly remove?: readonly string[];
};

type Edit = {readonly edited: EditableFields; readonly rows: readonly GrantRow[]};

/**
Changes the description and the grants of one token. As in influxctl, `--read-database` and `--write-database` replace all that the token could read and write; the other options edit its grants. Gives the exit code: 0 also where the token is already as asked.
*/
export async function runUpdate(id: string, options: UpdateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {stderr, now} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const problem = usageProblem(options);
	if (problem !== undefined) {
		return fail(problem, exitCodes.usage);
	}

	const opened = await openToChange(options, surroundings, {asksForName: true});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const loaded = await loadCluster(opened.value.api);
	if (!loaded.ok) {
		return fail(loaded.message, loaded.exitCode);
	}

	const chosen = chooseTokens({kind: 'ids', ids: [id]}, {...loaded.value, now: now()});
	if (!chosen.ok) {
		return fail(chosen.message, chosen.exitCode);
	}

	const [token] = chosen.value.tokens;
	if (!token) {
		return changeTokens({
			opened: opened.value, changes: [], left: [rowOfMissing(id)], isGoneGood: false,
		}, options, surroundings);
	}

	const odd = oddRefusal(token);
	if (odd !== undefined) {
		return fail(`${odd} Nothing was sent.`, exitCodes.notAll);
	}

	const edit = editOf(token, options);
	if (!edit.ok) {
		return fail(`${edit.message} Nothing was sent.`, exitCodes.usage);
	}

	const {edited, rows} = edit.value;
	const comparison = compareEdits({loaded: token, edited, live: token});
	const isChange = comparison.kind === 'clean';
	if (isChange && !options.dryRun) {
		for (const words of differenceInWords(token, edited)) {
			say(words);
		}
	}

	return changeTokens({
		opened: opened.value,
		changes: isChange ? [{token, request: {kind: 'update', action: 'update', fields: comparison.changes}}] : [],
		left: isChange ? [] : [rowLeftAlone(token, 'unchanged', 'it is so already')],
		isGoneGood: false,
		warnings: [...grantWarnings(rows, loaded.value.databaseNames), ...impactOfEdit(token, edited, {...loaded.value, now: now()})],
	}, options, surroundings);
}

function usageProblem({description, readDatabase = [], writeDatabase = [], addRead: moreToRead = [], addWrite: moreToWrite = [], remove = []}: UpdateOptions): string | undefined {
	const isReplacing = readDatabase.length + writeDatabase.length > 0;
	const isEditing = moreToRead.length + moreToWrite.length + remove.length > 0;
	if (description === undefined && !isReplacing && !isEditing) {
		return 'Say what changes: --description, --read-database and --write-database (in place of what it has), or --add-read, --add-write and --remove.';
	}

	if (isReplacing && isEditing) {
		return '--read-database and --write-database replace what the token has; --add-read, --add-write and --remove edit it: use the one or the other.';
	}

	return description?.trim() === '' ? 'The description is empty: say what uses the token, and who owns it.' : undefined;
}

function editOf(token: DatabaseToken, options: UpdateOptions): Result<Edit> {
	const {
		description = token.description,
		readDatabase = [],
		writeDatabase = [],
		addRead: moreToRead = [],
		addWrite: moreToWrite = [],
		remove = [],
	} = options;
	const before = rowsFromPermissions(token.permissions);
	const absent = remove.find(database => dropDatabase(token, database) === undefined);
	if (absent !== undefined) {
		const nearest = nearestName(absent, before.map(({database}) => database));
		return refuse(`--remove: the token has no grant on ${absent}${nearest === undefined ? '' : `; the nearest is ${nearest}`}.`);
	}

	const isReplacing = readDatabase.length + writeDatabase.length > 0;
	const rows = isReplacing
		? replaced(before, rowsFromOptions({readDatabase, writeDatabase}))
		: added(before.filter(({database}) => !remove.includes(database)), rowsFromOptions({readDatabase: moreToRead, writeDatabase: moreToWrite}));
	const [wrong] = rowProblems(rows, token.permissions);
	return wrong
		? refuse(nameProblem(wrong.message))
		: {ok: true, value: {rows, edited: {description, permissions: permissionsFromRows(rows, token.permissions)}}};
}

/**
Replaces the rows with those that were asked for. Grants with other actions than read and write stay, because no option can name them.
*/
function replaced(before: readonly GrantRow[], asked: readonly GrantRow[]): readonly GrantRow[] {
	const kept = before.filter(({other}) => other.length > 0).map(row => ({...row, canRead: false, canWrite: false}));
	return added(kept, asked);
}

function added(before: readonly GrantRow[], asked: readonly GrantRow[]): readonly GrantRow[] {
	const rows = new Map(before.map(row => [row.database, row]));
	for (const row of asked) {
		const there = rows.get(row.database);
		rows.set(row.database, there ? {...there, canRead: there.canRead || row.canRead, canWrite: there.canWrite || row.canWrite} : row);
	}

	return rows.values().toArray();
}
