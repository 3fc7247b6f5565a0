import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import assert from 'node:assert/strict';
import type {EmulatorOptions} from '../../../source/emulator/emulator.js';
import type {RequestEntry} from '../../../source/emulator/request-log.js';
import type {DatabaseToken} from '../../../source/api/types.js';
import type {JournalLine} from '../../../source/journal/journal-entry.js';
import {parseJournal} from '../../../source/journal/read-journal.js';
import {control} from '../keys.js';
import {start, type Started} from './start.js';
import {startEmulator, type RunningEmulator} from './start-emulator.js';
import {openEnvironment} from './steps.js';

type Test = {after(callback: () => unknown): void};

type StartOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly environment?: Readonly<Record<string, string>>;
};

/**
An emulator and a directory that stays the same over several starts of the program.
*/
export type Site = {
	readonly emulator: RunningEmulator;
	/**
	The program's working directory; the state directory is in it.
	*/
	readonly directory: string;
	readonly journalFile: string;
	/**
	The variables that a program needs to work here.
	*/
	readonly environment: Readonly<Record<string, string>>;
	/**
	Starts the program and goes to the list of the cluster's tokens.
	*/
	open(options?: StartOptions): Promise<Started>;
	/**
	All entries of the journal. Asserts that no line is damaged and that the chain of hashes holds.
	*/
	journal(): readonly JournalLine[];
	/**
	The only token of the cluster with this description.
	*/
	tokenCalled(description: string): DatabaseToken;
	tokenOf(id: string): DatabaseToken;
	/**
	The requests that could change something, oldest first.
	*/
	changes(): readonly RequestEntry[];
};

/**
Starts an emulator and makes the directory, until the test ends.
*/
export async function startSite(test: Test, options: EmulatorOptions = {}): Promise<Site> {
	const emulator = await startEmulator(test, options);
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-site-'));
	test.after(() => {
		rmSync(directory, {recursive: true, force: true});
	});
	const state = path.join(directory, 'state');
	const journalFile = path.join(state, 'influx-tokens', `${emulator.clusterId}.jsonl`);
	const environment = {...emulator.environment, XDG_STATE_HOME: state}; // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable

	return {
		emulator,
		directory,
		journalFile,
		environment,
		async open(startOptions = {}) {
			const app = start({
				...startOptions, arguments: ['--host', emulator.url], cwd: directory, environment: {...environment, ...startOptions.environment}, test,
			});
			await openEnvironment(app);
			return app;
		},
		journal() {
			const {entries, problems} = parseJournal(existsSync(journalFile) ? readFileSync(journalFile) : new Uint8Array());
			assert.deepEqual(problems, []);
			return entries;
		},
		tokenCalled(description) {
			const found = emulator.store.tokensOf(emulator.clusterId).filter(token => token.description === description);
			assert.equal(found.length, 1, description);
			return found[0]!;
		},
		tokenOf: id => emulator.store.tokenOf(emulator.clusterId, id)!,
		changes: () => emulator.requests.filter(({method}) => method !== 'GET'),
	};
}

/**
Quits a program with Ctrl+C, from any screen, and asserts that it ends with code 0.
*/
export async function quit(app: Started): Promise<void> {
	app.press(control('c'));
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
}
