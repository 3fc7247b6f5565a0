import {
	appendFileSync,
	closeSync,
	constants,
	openSync,
} from 'node:fs';
import process from 'node:process';
import {toShellWord} from '../secrets/quote-for-shell.js';
import {EmulatorError} from './emulator-error.js';
import {startEmulator, type Emulator, type EmulatorOptions} from './emulator.js';
import {parseFaultsFile, type FaultsFile} from './faults/faults-file.js';
import {oddCreates} from './faults/create-oddity.js';
import {signInConfig} from './sign-in/sign-in-config.js';
import type {RequestEntry} from './request-log.js';
import type {ServiceOddities} from './faults/service-oddities.js';

export type ServeOptions = Omit<ServiceOddities, 'createAs'> & Pick<EmulatorOptions, 'product' | 'port' | 'tokens' | 'seed' | 'revoked' | 'latency' | 'managementToken' | 'signIn'> & {
	/**
	The name of the oddity that every create gets. Default: none.
	*/
	readonly createAs?: string;
	readonly faultsFile?: FaultsFile;
	/**
	Where each request is logged as a JSON line: a file, which is created with mode 0600 or appended to, or `stderr`. Default: no log.
	*/
	readonly log?: 'stderr' | (string & {});
};

type LogTarget = {
	write(line: string): void;
	/**
	May be called again. Lines written after it are dropped.
	*/
	close(): void;
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown cause';

// Without O_NONBLOCK, opening a named pipe that no program reads would wait forever; with it, it fails.
// eslint-disable-next-line no-bitwise -- flags of open(2)
const logFlags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);

const openLog = (log: string): LogTarget => {
	if (log === 'stderr') {
		return {
			write(line) {
				process.stderr.write(line);
			},
			close() {}, // eslint-disable-line @typescript-eslint/no-empty-function -- stderr stays open for the rest of the program
		};
	}

	let file: number | undefined;
	try {
		file = openSync(log, logFlags, 0o600);
	} catch (error) {
		throw new EmulatorError(`The request log ${log} cannot be written (${codeOf(error)}): choose another file.`, {cause: error});
	}

	const close = () => {
		if (file === undefined) {
			return;
		}

		const closing = file;
		file = undefined;
		closeSync(closing);
	};

	return {
		// Each line is written at once, so that the log is complete even when the process is killed.
		write(line) {
			if (file === undefined) {
				return;
			}

			try {
				appendFileSync(file, line);
			} catch (error) {
				close();
				process.stderr.write(`The request log ${log} ends here, because it cannot be written (${codeOf(error)}). The emulator goes on without it.\n`);
			}
		},
		close,
	};
};

/**
The text that the command prints: one export line for each cluster. All other lines are comments, so that the whole text may be pasted into a shell.
*/
const instructions = (emulator: Emulator, {product, signIn}: ServeOptions): string => {
	const {url, accounts, store} = emulator;
	const lines = [
		`# The Management API${product === 'clustered' ? ' of InfluxDB Clustered' : ''}, emulated, at ${url}: on this machine only.`,
		'# The management tokens are valid for this emulator only, so they may be shown.',
		...(signIn ? describeSignIn(emulator) : []),
		...(product === 'clustered' ? describeClustered(emulator) : [`# Paste one of the export lines, then: influx-tokens --host ${url}`]),
	];

	for (const {id, name, managementToken, clusters} of accounts) {
		for (const cluster of clusters) {
			const tokens = store.tokensOf(cluster.id).length;
			const databases = store.databasesOf(cluster.id).length;
			lines.push(
				'',
				`# ${name}, ${cluster.name}: ${databases === 0 ? 'answers 403 to everything' : `${tokens} tokens, ${databases} databases`}`,
				`export ACCOUNT_ID=${id} CLUSTER_ID=${cluster.id} MANAGEMENT_TOKEN=${toShellWord(managementToken)}`,
			);
		}
	}

	return `${lines.join('\n')}\n`;
};

/**
The comment lines with an influxctl config that signs in here.
*/
const describeSignIn = ({url}: Emulator): readonly string[] => [
	'# To sign in as influxctl does, write the lines of this config to a file, without their #, then:',
	'# influx-tokens --influxctl-config FILE',
	...signInConfig(url).trimEnd().split('\n').map(line => `#     ${line}`),
	'#',
];

/**
The comment lines about Clustered, which takes calls on long paths with the placeholder as both ids, and on short paths.
*/
const describeClustered = ({url}: Emulator): readonly string[] => [
	`# Paste the export line, then: influx-tokens --host ${url}`,
	'# The IDs are the placeholder that InfluxData\'s own clients write into Clustered\'s long paths. Short paths need no IDs:',
	`# curl --header "Authorization: Bearer $MANAGEMENT_TOKEN" ${url}/api/v0/tokens`,
];

/**
Starts an emulator and writes to `output` the lines with which a shell can use it. The names of the variables are those of the API quick start.

Rejects with an EmulatorError, whose message is one sentence to show, for a port that cannot be used, an unknown name in `createAs`, a faults file that does not fit and a log that cannot be written.
*/
export async function serveEmulator({
	faultsFile, log, createAs: wanted, ...options
}: ServeOptions, output: NodeJS.WritableStream): Promise<Emulator> {
	const oddity = oddCreates.find(name => name === wanted);
	if (wanted !== undefined && oddity === undefined) {
		throw new EmulatorError(`--create-as takes one of ${oddCreates.join(', ')}, not "${wanted}".`, {exitCode: 2});
	}

	const faults = faultsFile === undefined ? [] : parseFaultsFile(faultsFile);
	const target = log === undefined ? undefined : openLog(log);

	const onRequest = (entry: RequestEntry): void => {
		target?.write(`${JSON.stringify(entry)}\n`);
	};

	let emulator: Emulator;
	try {
		emulator = await startEmulator({
			...options, ...(oddity && {createAs: oddity}), faults, onRequest,
		});
	} catch (error) {
		target?.close();
		throw error;
	}

	output.write(instructions(emulator, options));

	return {
		...emulator,
		async close() {
			await emulator.close();
			target?.close();
		},
	};
}
