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
import {projectFolder} from '../project-folder.js';

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
	The quick start's three variables, and directories of its own.
	*/
	readonly environment: Readonly<Record<string, string>>;
	/**
	The built program with pipes in place of a terminal, at the emulator; `environment` adds to the quick start's three variables, or takes one away with an empty text.
	*/
	run(parameters: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ran>;
	/**
	The same at another service.
	*/
	runAt(url: string, parameters: readonly string[]): Promise<Ran>;
	/**
	The same, while it runs.
	*/
	begin(parameters: readonly string[]): {readonly ended: Promise<Ran>; kill(signal: NodeJS.Signals): void};
	/**
	A command of bash, with `$influx_tokens` as the program, and `$influx_tokens_anywhere` as the program without `--host`.
	*/
	shell(command: string): Promise<Ran>;
	/**
	Writes a file into the directory, and gives its path.
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
An emulator, and a machine of its own with an empty home.
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
	const program = path.join(projectFolder(), 'dist', 'cli.js');
	const journalFile = path.join(directory, 'state', 'influx-tokens', `${clusterId}.jsonl`);
	const environment = {
		PATH: process.env.PATH ?? '',
		HOME: directory,
		XDG_CONFIG_HOME: path.join(directory, 'config'),
		XDG_STATE_HOME: path.join(directory, 'state'),
		ACCOUNT_ID: accountId,
		CLUSTER_ID: clusterId,
		MANAGEMENT_TOKEN: managementToken,
	};

	// Not spawnSync: the emulator is in this process.
	const spawnFile = (file: string, parameters: readonly string[], more: Readonly<Record<string, string>> = {}) =>
		spawn(file, parameters, {cwd: directory, env: {...environment, ...more}, stdio: ['ignore', 'pipe', 'pipe']});

	const listen = async (child: ReturnType<typeof spawnFile>): Promise<Ran> => {
		const said = {stdout: '', stderr: ''};
		for (const name of ['stdout', 'stderr'] as const) {
			child[name].setEncoding('utf8').on('data', (text: string) => {
				said[name] += text;
			});
		}

		const [code] = await once(child, 'close') as [number | null]; // eslint-disable-line @typescript-eslint/no-restricted-types -- Node's own
		return {code: code ?? undefined, ...said};
	};

	const tokens = () => emulator.store.tokensOf(clusterId);
	return {
		emulator,
		clusterId,
		managementToken,
		directory,
		journalFile,
		environment,
		run: async (parameters, more) => listen(spawnFile(process.execPath, [program, '--host', emulator.url, ...parameters], more)),
		runAt: async (url, parameters) => listen(spawnFile(process.execPath, [program, '--host', url, ...parameters])),
		begin(parameters) {
			const child = spawnFile(process.execPath, [program, '--host', emulator.url, ...parameters]);
			return {
				ended: listen(child),
				kill(signal) {
					child.kill(signal);
				},
			};
		},
		shell: async command => listen(spawnFile('bash', ['--noprofile', '--norc', '-c', `influx_tokens_anywhere='${process.execPath} ${program}'; influx_tokens="$influx_tokens_anywhere --host ${emulator.url}"; ${command}`])),
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
