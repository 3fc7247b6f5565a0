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
import type {RequestEntry} from './request-log.js';
import type {ServiceOddities} from './faults/service-oddities.js';

export type ServeOptions = Omit<ServiceOddities, 'createAs'> & Pick<EmulatorOptions, 'product' | 'port' | 'tokens' | 'seed' | 'revoked' | 'latency' | 'managementToken'> & {
	/**
	What every create does wrong: the name of an oddity.
	*/
	readonly createAs?: string;
	readonly faultsFile?: FaultsFile;
	/**
	Where each request goes as a JSON line: a file, made with mode 0600 and appended to, or `stderr`. Default: nowhere.
	*/
	readonly log?: 'stderr' | (string & {});
};

type LogTarget = {
	write(line: string): void;
	/**
	May be called again; what is written afterwards is dropped.
	*/
	close(): void;
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown cause';

// O_NONBLOCK: to open a named pipe that no program reads would wait forever; it fails instead.
// eslint-disable-next-line no-bitwise -- flags of open(2)
const logFlags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);

const openLog = (log: string): LogTarget => {
	if (log === 'stderr') {
		return {
			write(line) {
				process.stderr.write(line);
			},
			close() {}, // eslint-disable-line @typescript-eslint/no-empty-function -- stderr is not ours to close
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
		// A line at a time and at once: the log is whole even when the process is killed.
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
What a shell needs, a cluster a line; all else is comment, so that the whole may be pasted.
*/
const instructions = (emulator: Emulator, product: ServeOptions['product']): string => {
	const {url, accounts, store} = emulator;
	const lines = [
		`# The Management API${product === 'clustered' ? ' of InfluxDB Clustered' : ''}, emulated, at ${url}: on this machine only.`,
		'# The management tokens are the emulator\'s own and open nothing else, so they may be shown.',
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
A Clustered takes calls the long way with the placeholder's ids, as from this program's variables, and the short way.
*/
const describeClustered = ({url}: Emulator): readonly string[] => [
	`# Paste the export line, then: influx-tokens --host ${url}`,
	'# The IDs are the placeholder that InfluxData\'s own clients write into Clustered\'s long paths. The short ones do without:',
	`# curl --header "Authorization: Bearer $MANAGEMENT_TOKEN" ${url}/api/v0/tokens`,
];

/**
Starts an emulator and writes to `output` what a shell needs to talk to it. The names of the variables are those of the API quick start.

Rejects with an EmulatorError, whose message is one sentence to show, for a port in use, a name of `createAs` that there is not, a faults file that does not fit and a log that cannot be written.
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

	output.write(instructions(emulator, options.product));

	return {
		...emulator,
		async close() {
			await emulator.close();
			target?.close();
		},
	};
}
