import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {DatabaseToken} from '../../../source/api/types.js';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../../source/emulator/emulator.js';
import {parseJournal, type JournalContent} from '../../../source/journal/read-journal.js';
import {codeCache, program} from '../end-to-end/program.js';

type Test = {after(callback: () => unknown): void};

export type Ran = {
	readonly code: number | undefined;
	readonly stdout: string;
	readonly stderr: string;
};

export type Machine = {
	readonly emulator: Emulator;
	readonly clusterId: string;
	readonly managementToken: string;
	readonly directory: string;
	readonly journalFile: string;
	/**
	The three variables of the API's quick start, and those that name the machine's directories.
	*/
	readonly environment: Readonly<Record<string, string>>;
	/**
	Runs the built program against the emulator, with pipes instead of a terminal: with `--host`, unless the parameters name another profile than Environment, because each of those has its own host. `environment` adds variables or replaces them; an empty text counts as a variable that is not set.
	*/
	run(parameters: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ran>;
	/**
	Runs the built program against another service.
	*/
	runAt(url: string, parameters: readonly string[]): Promise<Ran>;
	/**
	Starts the built program against the emulator and does not wait for its end.
	*/
	begin(parameters: readonly string[]): {readonly pid: number; readonly ended: Promise<Ran>; kill(signal: NodeJS.Signals): void};
	/**
	Runs a command in bash, in which `$influx_tokens` is the program and `$influx_tokens_anywhere` the program without `--host`.
	*/
	shell(command: string): Promise<Ran>;
	/**
	Writes a file into the directory and returns its path.
	*/
	write(name: string, text: string): string;
	journal(): JournalContent;
	live(): readonly DatabaseToken[];
	tokenCalled(description: string): DatabaseToken;
	/**
	Method, id and status of each request that could change something.
	*/
	changes(): readonly string[];
};

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
/**
Starts an emulator, and makes an empty home directory in which the program runs. Both are removed when the test ends.
*/
export async function startMachine(test: Test, options: EmulatorOptions = {}): Promise<Machine> {
	const emulator = await startEmulator({tokens: 60, ...options});
	test.after(async () => emulator.close());
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-command-'));
	test.after(() => {
		rmSync(directory, {recursive: true, force: true});
	});
	const {id: accountId, clusters, managementToken} = emulator.accounts[0]!;
	const clusterId = clusters[0]!.id;
	const journalFile = path.join(directory, 'state', 'influx-tokens', `${clusterId}.jsonl`);
	const environment = {
		PATH: process.env.PATH ?? '',
		HOME: directory,
		XDG_CONFIG_HOME: path.join(directory, 'config'),
		XDG_STATE_HOME: path.join(directory, 'state'),
		XDG_CACHE_HOME: codeCache,
		ACCOUNT_ID: accountId,
		CLUSTER_ID: clusterId,
		MANAGEMENT_TOKEN: managementToken,
	};

	// The emulator runs in this process, so `spawnSync` would block it.
	const spawnFile = (file: string, parameters: readonly string[], more: Readonly<Record<string, string>> = {}) =>
		spawn(file, parameters, {cwd: directory, env: {...environment, ...more}, stdio: ['ignore', 'pipe', 'pipe']});

	const outputOf = async (child: ReturnType<typeof spawnFile>): Promise<Ran> => {
		const output = {stdout: '', stderr: ''};
		for (const name of ['stdout', 'stderr'] as const) {
			child[name].setEncoding('utf8').on('data', (text: string) => {
				output[name] += text;
			});
		}

		const [code] = await once(child, 'close') as [number | null]; // eslint-disable-line @typescript-eslint/no-restricted-types -- Node's own
		return {code: code ?? undefined, ...output};
	};

	const hostOf = (parameters: readonly string[]) => parameters.includes('--profile') && !parameters.includes('Environment') ? [] : ['--host', emulator.url];
	const tokens = () => emulator.store.tokensOf(clusterId);
	return {
		emulator,
		clusterId,
		managementToken,
		directory,
		journalFile,
		environment,
		run: async (parameters, more) => outputOf(spawnFile(process.execPath, [program, ...hostOf(parameters), ...parameters], more)),
		runAt: async (url, parameters) => outputOf(spawnFile(process.execPath, [program, '--host', url, ...parameters])),
		begin(parameters) {
			const child = spawnFile(process.execPath, [program, ...hostOf(parameters), ...parameters]);
			return {
				pid: child.pid!,
				ended: outputOf(child),
				kill(signal) {
					child.kill(signal);
				},
			};
		},
		shell: async command => outputOf(spawnFile('bash', ['--noprofile', '--norc', '-c', `influx_tokens_anywhere='${process.execPath} ${program}'; influx_tokens="$influx_tokens_anywhere --host ${emulator.url}"; ${command}`])),
		write(name, text) {
			const file = path.join(directory, name);
			writeFileSync(file, text);
			return file;
		},
		journal: () => parseJournal(readFileSync(journalFile)),
		live: () => tokens().filter(({revokedAt}) => revokedAt === undefined),
		tokenCalled: description => tokens().find(token => token.description === description)!,
		changes: () => emulator.requests.filter(({method}) => method !== 'GET').map(({method, tokenId, status}) => `${method} ${tokenId} ${status}`),
	};
}
/* eslint-enable @typescript-eslint/naming-convention */
