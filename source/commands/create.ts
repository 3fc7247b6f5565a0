import {createToken} from '../operations/create-token.js';
import {databasesOfAnswer, databasesSentence} from '../tokens/database-names.js';
import type {RunOptions} from './change-tokens.js';
import {finishCreate} from './created-token.js';
import {dryColumns, sayRequest} from './dry-run.js';
import {exitCodes} from './exit-codes.js';
import {holdSignals} from './hold-signals.js';
import {
	grantWarnings,
	newTokenWords,
	readNewToken,
	type GrantOptions,
} from './new-token.js';
import {openToChange} from './open-to-change.js';
import {openWork} from './open-work.js';
import {printRows} from './print-rows.js';
import {requestWords} from './request-words.js';
import {resultColumns} from './result-rows.js';
import {sayTo} from './say.js';
import {openSecretTarget, secretProblem, type SecretOptions} from './secret-target.js';
import type {CommandSurroundings} from './surroundings.js';

export type CreateOptions = RunOptions & GrantOptions & SecretOptions & {
	readonly expiresAt?: string;
};

/**
Creates a token, and puts its secret where the command line says; that place is made ready before anything is sent. Gives the exit code.
*/
export async function runCreate(description: string, options: CreateOptions, surroundings: CommandSurroundings): Promise<number> {
	const {environment, stdout, stderr, now} = surroundings;
	const {format} = options;
	const isDryRun = Boolean(options.dryRun);
	const say = sayTo(stderr);
	const fail = (message: string, exitCode: number) => {
		say(message);
		return exitCode;
	};

	const clock = {now: now(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone};
	const read = readNewToken(description, options, clock);
	const problem = read.ok ? secretProblem(options, format) : read.message;
	if (!read.ok || problem !== undefined) {
		return fail(problem ?? '', exitCodes.usage);
	}

	const opened = await openToChange(options, surroundings, {asksForName: false});
	if (!opened.ok) {
		return fail(opened.message, opened.exitCode);
	}

	const {api, place, secret, readOnlyBy} = opened;
	const {token, rows} = read;
	const databases = await api.listDatabases();
	if (!databases.ok && databases.error.kind === 'unauthorized') {
		return fail(databases.error.message, exitCodes.credentials);
	}

	const known = databasesOfAnswer(databases);
	const databasesWords = databasesSentence(known);
	for (const warning of [...grantWarnings(rows, known.databaseNames), ...databasesWords === undefined ? [] : [databasesWords]]) {
		say(warning);
	}

	const ready = await openSecretTarget(options, {environment, isDryRun});
	if (!ready.ok) {
		return fail(ready.message, exitCodes.usage);
	}

	if (isDryRun) {
		const request = requestWords({kind: 'create', token}, place);
		sayRequest(request, say);
		for (const words of newTokenWords(token, clock)) {
			say(`    ${words}`);
		}

		const row = {
			id: '', description, result: 'would-create', cause: undefined, at: undefined, ...(!('reason' in request) && request),
		};
		await printRows({rows: [row], columns: format === 'table' ? resultColumns : dryColumns, format}, stdout);
		say('Dry run: would create 1; nothing was sent.');
		return readOnlyBy === undefined ? exitCodes.done : fail(`Without --dry-run it is refused: read-only, set by ${readOnlyBy}.`, exitCodes.notAll);
	}

	const {target} = ready;
	const begun = await openWork({place, secret, reason: options.reason}, surroundings);
	if (!begun.ok) {
		await target.discard();
		return fail(begun.message, exitCodes.notAll);
	}

	const {work} = begun;
	const stopping = new AbortController();
	const held = holdSignals(() => {
		stopping.abort();
	});
	try {
		const result = await createToken({
			api, journal: work.journal, context: work.context, token, signal: stopping.signal, ...(surroundings.pace && {wait: surroundings.pace.wait}),
		});
		const made = await finishCreate(result, {target, description, format}, surroundings);
		if (target.kind !== 'print') {
			await printRows({rows: made.rows, columns: resultColumns, format}, stdout);
		}

		return held.isInterrupted ? exitCodes.interrupted : made.exitCode;
	} finally {
		held.release();
		await work.release();
	}
}
