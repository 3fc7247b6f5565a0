import type {Command} from 'commander';
import type {DatabaseToken} from '../../../api/types.js';
import {refuse, type Result} from '../../../result.js';
import type {EditableFields} from '../../../tokens/difference-in-words.js';
import {dropDatabase} from '../../../tokens/grants/drop-database.js';
import {permissionsFromRows, rowsFromPermissions, type GrantRow} from '../../../tokens/grants/grant-row.js';
import {rowProblems} from '../../../tokens/grants/row-warnings.js';
import {nearestName} from '../../../tokens/text/nearest-name.js';
import {addGrantOptions, collect, otherOptions} from './change-options.js';
import {addMissingDatabaseOption, type MissingDatabaseOptions} from './missing-database-problem.js';
import {nameProblem, rowsFromOptions, type GrantOptions} from './new-token.js';

/**
The options that say how tokens are edited. `readDatabase` and `writeDatabase` replace all that a token could read and write, as in influxctl; the others edit its grants.
*/
export type EditOptions = GrantOptions & MissingDatabaseOptions & {
	readonly description?: string;
	readonly addRead?: readonly string[];
	readonly addWrite?: readonly string[];
	/**
	Databases on which the token loses every grant.
	*/
	readonly remove?: readonly string[];
};

/**
A token after an edit. `rows` are its grants by database.
*/
export type Edit = {readonly edited: EditableFields; readonly rows: readonly GrantRow[]};

/**
Adds the options of `EditOptions`.
*/
export function addEditOptions(command: Command): Command {
	addGrantOptions(command
		.optionsGroup('What changes (required: at least one of these):')
		.option('--description <text>', 'new description'), {
		read: 'database it may read, in place of all that it could read and write',
		write: 'database it may write, in place of all that it could read and write',
	})
		.option('--add-read <name>', 'database it may read besides', collect)
		.option('--add-write <name>', 'database it may write besides', collect)
		.option('--remove <name>', 'database on which it loses every grant', collect)
		.optionsGroup(otherOptions);
	return addMissingDatabaseOption(command);
}

/**
What is wrong with the options, without a look at any token. Undefined when nothing is.
*/
export function editProblem({description, readDatabase = [], writeDatabase = [], addRead: moreToRead = [], addWrite: moreToWrite = [], remove = []}: EditOptions): string | undefined {
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

/**
Makes the edit of a token. It is refused when `--remove` names a database on which the token has no grant, and when a new database name is not valid.
*/
export function editOf(token: DatabaseToken, options: EditOptions): Result<Edit> {
	const {remove = []} = options;
	const absent = remove.find(database => dropDatabase(token, database) === undefined);
	if (absent === undefined) {
		return editWhatIsThere(token, options);
	}

	const nearest = nearestName(absent, rowsFromPermissions(token.permissions).map(({database}) => database));
	return refuse(`--remove: the token has no grant on ${absent}${nearest === undefined ? '' : `; the nearest is ${nearest}`}.`);
}

/**
The same for one of several tokens: a `--remove` of a database on which this token has no grant changes nothing.
*/
export function editWhatIsThere(token: DatabaseToken, options: EditOptions): Result<Edit> {
	const {
		description = token.description,
		readDatabase = [],
		writeDatabase = [],
		addRead: moreToRead = [],
		addWrite: moreToWrite = [],
		remove = [],
	} = options;
	const before = rowsFromPermissions(token.permissions);
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
