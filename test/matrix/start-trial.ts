import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {PassThrough} from 'node:stream';
import {text} from 'node:stream/consumers';
import {codeCache} from '../helpers/end-to-end/program.js';
import type {CommandSurroundings} from '../../source/commands/shared/program/surroundings.js';
import type {DatabaseToken} from '../../source/api/types.js';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../source/emulator/emulator.js';
import {waitByClock} from '../../source/operations/back-off.js';

export type CommandOutput = {
	readonly exitCode: number;
	readonly stdout: string;
	readonly stderr: string;
};

/**
A service of its own for one command that runs in this process. The command's code, the client, the sockets and the files are the real ones. Waits are a hundred times shorter.
*/
export type Trial = {
	readonly emulator: Emulator;
	readonly clusterId: string;
	readonly directory: string;
	/**
	The environment variables of the program.
	*/
	readonly environment: Readonly<Record<string, string>>;
	/**
	The timeouts and waits of the program.
	*/
	readonly pace: NonNullable<CommandSurroundings['pace']>;
	/**
	The token that the command is about.
	*/
	readonly target: DatabaseToken;
	run(work: (surroundings: CommandSurroundings) => Promise<number>): Promise<CommandOutput>;
	end(): Promise<void>;
};

const targetId = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
export async function startTrial(directory: string, {service = {}, isPatient = false}: {
	readonly service?: EmulatorOptions | undefined;
	/**
	Whether the client keeps its default timeouts. Otherwise they are shorter.
	*/
	readonly isPatient?: boolean | undefined;
} = {}): Promise<Trial> {
	const emulator = await startEmulator({tokens: 6, ...service});
	const [account] = emulator.accounts;
	const {id: accountId, clusters, managementToken} = account!;
	const clusterId = clusters[0]!.id;
	// The trial keeps fewer databases than the seed makes, because each command reads them.
	emulator.store.setDatabases(clusterId, emulator.store.databasesOf(clusterId).slice(0, 20));
	mkdirSync(directory, {recursive: true});
	const environment = {
		HOME: directory,
		XDG_CONFIG_HOME: path.join(directory, 'config'),
		XDG_STATE_HOME: path.join(directory, 'state'),
		XDG_CACHE_HOME: codeCache,
		ACCOUNT_ID: accountId,
		CLUSTER_ID: clusterId,
		MANAGEMENT_TOKEN: managementToken,
		// Megabytes. The limit is small, so that an endless answer is cut off soon.
		INFLUX_TOKENS_ANSWER_LIMIT: '1',
	};

	const pace: Trial['pace'] = {
		timeouts: isPatient ? {} : {response: 1500, request: 2500},
		wait: async (ms, signal) => waitByClock(ms / 100, signal),
	};

	return {
		emulator,
		clusterId,
		directory,
		environment,
		pace,
		target: emulator.store.tokenOf(clusterId, targetId)!,
		async run(work) {
			const [stdout, stderr] = [new PassThrough({highWaterMark: 1e6}), new PassThrough({highWaterMark: 1e6})];
			const output = Promise.all([text(stdout), text(stderr)]);
			const exitCode = await work({
				environment,
				stdout,
				stderr,
				isReadOnly: false,
				now: () => Date.now(),
				actor: {user: 'test', hostname: 'here'},
				pace,
			});
			stdout.end();
			stderr.end();
			const [standardOutput, standardError] = await output;
			return {exitCode, stdout: standardOutput, stderr: standardError};
		},
		end: async () => emulator.close(),
	};
}
/* eslint-enable @typescript-eslint/naming-convention */
