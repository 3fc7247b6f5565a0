import {once} from 'node:events';
import process from 'node:process';
import type {Product} from '../../api/types.js';
import {exitCodes} from '../../exit-codes.js';
import {readGivenFile} from '../shared/program/read-given-file.js';
import {expandHome} from '../../storage/user-directory.js';
import {settleOutput} from '../../storage/write-whole.js';
import {display} from '../../terminal/display.js';
import {readNumber} from './read-number.js';
import {readSignIn, type SignInCommandOptions, type SignInRequest} from './read-sign-in.js';

/**
The options that are passed on to the emulator unchanged.
*/
type PlainOptions = {
	readonly product?: Product;
	readonly revoked: 'listed' | 'gone' | 'list-only' | 'get-only';
	readonly revokedGrants?: 'kept' | 'cleared';
	readonly expirationType?: 'optional' | 'required' | 'refused';
	readonly ids?: 'lower' | 'upper';
	/**
	A name. The emulator checks it.
	*/
	readonly createAs?: string;
	readonly log?: string;
	readonly managementToken?: string;
};

/**
The options of `influx-tokens emulator` as the command line gives them, numbers as text.
*/
export type EmulatorCommandOptions = PlainOptions & SignInCommandOptions & {
	readonly port: string;
	readonly tokens: string;
	readonly seed: string;
	readonly latency: string;
	readonly faults?: string;
	readonly secondDelete: '204' | '404' | '409';
	readonly activationLag: string;
	readonly activationLooks: string;
	readonly descriptionLimit?: string;
	readonly descriptionBytes?: string;
	readonly clockOffset: string;
	readonly date: string;
	readonly permissionIds?: boolean;
	readonly oddRows?: boolean;
};

type ServeRequest = PlainOptions & {
	readonly port: number;
	readonly tokens: number;
	readonly seed: number;
	readonly latency: number;
	readonly faultsFile?: {readonly path: string; readonly text: string};
	readonly secondDelete: 204 | 404 | 409;
	readonly activationLag: number;
	readonly activationLooks: number;
	readonly descriptionLimit?: number;
	readonly descriptionBytes?: number;
	readonly clockOffset: number;
	readonly date: 'right' | 'missing' | 'unreadable' | number;
	readonly hasPermissionIds: boolean;
	readonly hasOddRows: boolean;
	readonly signIn: SignInRequest | undefined;
};

/**
The emulator's `serveEmulator`. cli.tsx passes it in, because no other room may import the emulator.
*/
export type Serve = (options: ServeRequest, output: NodeJS.WritableStream) => Promise<{close(): Promise<void>}>;

type ServeOutput = {
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream;
	readonly hasFailed: () => boolean;
};

/**
Serves until SIGINT, SIGTERM or SIGHUP. Gives the exit code: 0 after a signal, 2 for a wrong option or a wrong faults file, 1 when it cannot serve or cannot print its address. One sentence on stderr says what is wrong.
*/
export async function runEmulator(options: EmulatorCommandOptions, serve: Serve, {stdout, stderr, hasFailed}: ServeOutput): Promise<number> {
	const refuse = (message: string) => {
		stderr.write(`${message}\n`);
		return exitCodes.usage;
	};

	const read = readOptions(options);
	if (typeof read === 'string') {
		return refuse(read);
	}

	const {faults: path} = options;
	const faults = path === undefined ? undefined : await readGivenFile(path, {environment: process.env});
	if (faults?.ok === false) {
		return refuse(display(`The faults file ${faults.message}`));
	}

	try {
		const log = read.log === undefined ? undefined : expandHome(read.log, process.env);
		const emulator = await serve({...read, ...(log !== undefined && {log}), ...(path !== undefined && faults && {faultsFile: {path, text: faults.value}})}, stdout);
		// Without the printed address and token the emulator is of no use.
		await settleOutput(stdout);
		if (hasFailed()) {
			await emulator.close();
			return exitCodes.notAll;
		}

		await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map(async signal => once(process, signal)));
		await emulator.close();
		return exitCodes.done;
	} catch (error) {
		// The emulator's own errors are sentences for a person. They may hold a path, so they are raw.
		if (error instanceof Error && error.name === 'EmulatorError') {
			stderr.write(`${display(error.message)}\n`);
			return (error as {readonly exitCode?: number}).exitCode ?? exitCodes.notAll;
		}

		throw error;
	}
}

// A hundred years.
const mostSeconds = 3_155_760_000;

/**
Turns the options into those of the emulator, or gives one sentence about the first wrong one.
*/
function readOptions({
	port,
	tokens,
	seed,
	latency,
	activationLag,
	activationLooks,
	descriptionLimit,
	descriptionBytes,
	clockOffset,
	date,
	secondDelete,
	permissionIds,
	oddRows,
	signIn,
	approveAfter,
	deny,
	slowDowns,
	codeLife,
	tokenLife,
	refreshToken,
	faults: _,
	...plain
}: EmulatorCommandOptions): ServeRequest | string {
	const numbers = {
		port: readNumber('--port', port, 0, 65_535),
		tokens: readNumber('--tokens', tokens, 1, 100_000),
		seed: readNumber('--seed', seed, 0, 4_294_967_295),
		latency: readNumber('--latency', latency, 0, 60_000),
		activationLag: readNumber('--activation-lag', activationLag, 0, 86_400_000),
		activationLooks: readNumber('--activation-looks', activationLooks, 0, 1_000_000),
		clockOffset: readNumber('--clock-offset', clockOffset, -mostSeconds, mostSeconds),
		...(descriptionLimit !== undefined && {descriptionLimit: readNumber('--description-limit', descriptionLimit, 0, 1_000_000)}),
		...(descriptionBytes !== undefined && {descriptionBytes: readNumber('--description-bytes', descriptionBytes, 0, 1_000_000)}),
	};
	const wrong = Object.values(numbers).find(number => typeof number === 'string');
	if (wrong !== undefined) {
		return wrong;
	}

	const provider = readSignIn({
		signIn, approveAfter, deny, slowDowns, codeLife, tokenLife, refreshToken,
	}, plain.product);
	if (typeof provider === 'string') {
		return provider;
	}

	const dated = readDate(date);
	return dated === undefined
		? `--date takes right, missing, unreadable, or a whole number of seconds from -${mostSeconds} to ${mostSeconds}, not "${display(date)}".`
		: {
			...plain,
			...numbers as {readonly [Name in keyof typeof numbers]: number},
			secondDelete: Number(secondDelete) as 204 | 404 | 409,
			date: dated,
			hasPermissionIds: permissionIds ?? false,
			hasOddRows: oddRows ?? false,
			signIn: provider,
		};
}

function readDate(text: string): ServeRequest['date'] | undefined {
	const word = (['right', 'missing', 'unreadable'] as const).find(candidate => candidate === text);
	const seconds = readNumber('--date', text, -mostSeconds, mostSeconds);
	return word ?? (typeof seconds === 'number' ? seconds : undefined);
}
