import type {NewToken} from '../../api/types.js';
import {stateDirectory} from '../../journal/state-directory.js';
import {createToken} from '../../operations/create-token.js';
import {loadCreateForms, rememberCreateForm} from '../../settings/create-forms.js';
import {databasesOfAnswer, databasesSentence} from '../../tokens/grants/known-databases.js';
import type {ExpiryClock} from '../../tokens/time/parse-expiry.js';
import type {RunOptions} from '../shared/change/change-tokens.js';
import {finishCreate, type PrintedText} from '../shared/created/finish-create.js';
import {dryColumns, sayRequest, type DryRow} from '../shared/change/dry-run.js';
import {exitCodes} from '../../exit-codes.js';
import {grantWarnings, missingDatabaseProblem, type MissingDatabaseOptions} from '../shared/change/missing-database-problem.js';
import {newTokenWords, readNewToken, type GrantOptions} from '../shared/change/new-token.js';
import {openToChange, type PlaceToChange} from '../shared/place/place.js';
import {openWork} from '../shared/change/open-work.js';
import {checkRequests} from '../shared/policy/check-requests.js';
import {loadPolicy} from '../shared/policy/load-policy.js';
import {printRows} from '../shared/output/print-rows.js';
import {requestWords} from '../shared/change/request-words.js';
import {printedRows, resultColumns} from '../shared/change/result-row.js';
import {failTo, sayTo} from '../shared/output/say.js';
import {holdSecret, type HeldSecret} from '../shared/created/secret-in-hand.js';
import {openSecretTarget, secretProblem, type SecretOptions} from '../shared/created/secret-target.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

export type CreateOptions = RunOptions & GrantOptions & MissingDatabaseOptions & SecretOptions & {
	readonly expiresAt?: string;
	/**
	Makes what is printed with `--print-secret`, in another form than the usual one.
	*/
	readonly printedText?: PrintedText;
};

/**
Creates a token, and puts its secret where the command line says. It prepares that place before it sends anything. Gives the exit code.
*/
export async function runCreate(description: string, options: CreateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {environment, stderr, now} = surroundings;
	const isDryRun = Boolean(options.dryRun);
	const say = sayTo(stderr);
	const fail = failTo(stderr);

	const clock = {now: now(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone};
	const read = readNewToken(description, options, clock);
	const problem = read.ok ? secretProblem(options, options.format) : read.message;
	if (!read.ok || problem !== undefined) {
		return fail(problem ?? '', exitCodes.usage);
	}

	const opened = await openToChange(options, surroundings, {asksForName: false});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const loaded = await loadPolicy(options, surroundings);
	if (!loaded.ok) {
		return fail(loaded.message, loaded.exitCode);
	}

	const {policy} = loaded.value;
	const {api, place} = opened.value;
	const {token, rows} = read.value;
	await loadCreateForms(stateDirectory(environment));
	const databases = await api.listDatabases();
	if (!databases.ok && databases.error.kind === 'unauthorized') {
		return fail(databases.error.message, exitCodes.credentials);
	}

	const known = databasesOfAnswer(databases);
	const missing = missingDatabaseProblem(rows, {databaseNames: known.databaseNames, missingDatabase: options.missingDatabase});
	if (missing !== undefined) {
		return fail(missing, exitCodes.usage);
	}

	const checked = checkRequests([{kind: 'create', after: token}], policy, surroundings);
	if (!checked.ok) {
		return fail(checked.message, checked.exitCode);
	}

	const databasesWords = databasesSentence(known);
	for (const warning of [...grantWarnings(rows, known.databaseNames), ...databasesWords === undefined ? [] : [databasesWords], ...checked.value]) {
		say(warning);
	}

	if (isDryRun) {
		return dryCreate({
			opened: opened.value, token, options, clock,
		}, surroundings);
	}

	return holdSecret(api, place, {environment, say}, async held => make({opened: opened.value, token, held}, options, surroundings));
}

type Making = {
	readonly opened: PlaceToChange;
	readonly token: NewToken;
	readonly held: HeldSecret;
};

/**
Prepares the place for the secret, creates the token, and hands the secret over. Gives the exit code.
*/
async function make({opened: {place, secrets}, token, held}: Making, options: CreateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {environment, stdout, stderr} = surroundings;
	const {format} = options;
	const say = sayTo(stderr);
	const ready = await openSecretTarget(options, {environment, isDryRun: false});
	if (!ready.ok) {
		say(ready.message);
		return exitCodes.usage;
	}

	const target = ready.value;
	const begun = await openWork({place, secrets, reason: options.reason}, surroundings);
	if (!begun.ok) {
		await target.discard();
		say(begun.message);
		return exitCodes.notAll;
	}

	const work = begun.value;
	const {description} = token;
	const {inHand, signal} = held;
	try {
		const result = await createToken({
			api: inHand.api,
			journal: work.journal,
			context: work.context,
			token,
			signal,
			...(surroundings.pace && {wait: surroundings.pace.wait}),
			onFormFound(kind, form) {
				void rememberCreateForm(stateDirectory(environment), place.profile.host, kind, form);
			},
		});
		const made = await finishCreate(result, {
			target, description, format, place, work, inHand, printedText: options.printedText,
		}, surroundings);
		if (target.kind !== 'print') {
			await printRows({rows: printedRows(made.rows, format), columns: resultColumns, format}, stdout);
		}

		return held.isInterrupted ? exitCodes.interrupted : made.exitCode;
	} finally {
		await work.release();
	}
}

/**
Shows the request that would be sent. Gives the exit code.
*/
async function dryCreate({opened: {place, readOnlyBy}, token, options, clock}: {
	readonly opened: PlaceToChange;
	readonly token: NewToken;
	readonly options: CreateOptions;
	readonly clock: ExpiryClock;
}, {environment, stdout, stderr}: CommandSurroundings): Promise<number> {
	const say = sayTo(stderr);
	const {format} = options;
	const ready = await openSecretTarget(options, {environment, isDryRun: true});
	if (!ready.ok) {
		say(ready.message);
		return exitCodes.usage;
	}

	const request = requestWords({kind: 'create', token}, place);
	sayRequest(request, say);
	for (const words of newTokenWords(token, clock)) {
		say(`    ${words}`);
	}

	const row: DryRow = {
		id: undefined, description: token.description, result: 'would-create', cause: undefined, at: undefined, ...(!('reason' in request) && request),
	};
	await printRows({rows: [row], columns: format === 'table' ? resultColumns : dryColumns, format}, stdout);
	say('Dry run: would create 1; nothing was sent.');
	if (readOnlyBy !== undefined) {
		say(`Without --dry-run it is refused: read-only, set by ${readOnlyBy}.`);
		return exitCodes.notAll;
	}

	return exitCodes.done;
}
