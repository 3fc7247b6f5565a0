import {once} from 'node:events';
import process from 'node:process';
import type {Product} from '../api/types.js';
import {display} from '../terminal/display.js';

/**
The options of `influx-tokens emulator` as the command line has them: text.
*/
export type EmulatorCommandOptions = {
	readonly product?: Product;
	readonly port: string;
	readonly tokens: string;
	readonly seed: string;
	readonly revoked: 'listed' | 'gone';
	readonly latency: string;
	readonly faults?: string;
	readonly log?: string;
	readonly managementToken?: string;
};

/**
The emulator's `serveEmulator`, handed in by the command line: no room imports the emulator.
*/
export type Serve = (options: {
	readonly product?: Product;
	readonly port: number;
	readonly tokens: number;
	readonly seed: number;
	readonly latency: number;
	readonly revoked: 'listed' | 'gone';
	readonly faultsFile?: string;
	readonly log?: string;
	readonly managementToken?: string;
}, output: NodeJS.WritableStream) => Promise<{close(): Promise<void>}>;

type NumberOption = {
	readonly flag: string;
	readonly text: string;
	readonly least: number;
	readonly most: number;
};

/**
Serves until SIGINT, SIGTERM or SIGHUP. Gives the exit code: 0, 2 for a wrong option, 1 when it cannot serve; what is wrong goes to stderr in one sentence.
*/
export async function runEmulator(options: EmulatorCommandOptions, serve: Serve, {stdout, stderr}: {readonly stdout: NodeJS.WritableStream; readonly stderr: NodeJS.WritableStream}): Promise<number> {
	const numbers = [
		readNumber({
			flag: '--port', text: options.port, least: 0, most: 65_535,
		}),
		readNumber({
			flag: '--tokens', text: options.tokens, least: 1, most: 100_000,
		}),
		readNumber({
			flag: '--seed', text: options.seed, least: 0, most: 4_294_967_295,
		}),
		readNumber({
			flag: '--latency', text: options.latency, least: 0, most: 60_000,
		}),
	];
	const wrong = numbers.find(number => typeof number === 'string');
	if (wrong !== undefined) {
		stderr.write(`${wrong}\n`);
		return 2;
	}

	const [port, tokens, seed, latency] = numbers as [number, number, number, number];
	try {
		const emulator = await serve({
			...(options.product !== undefined && {product: options.product}),
			port,
			tokens,
			seed,
			latency,
			revoked: options.revoked,
			...(options.faults !== undefined && {faultsFile: options.faults}),
			...(options.log !== undefined && {log: options.log}),
			...(options.managementToken !== undefined && {managementToken: options.managementToken}),
		}, stdout);
		await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map(async signal => once(process, signal)));
		await emulator.close();
		return 0;
	} catch (error) {
		// The emulator's own errors are sentences for a person, and may hold a path.
		if (error instanceof Error && error.name === 'EmulatorError') {
			stderr.write(`${display(error.message)}\n`);
			return 1;
		}

		throw error;
	}
}

function readNumber({flag, text, least, most}: NumberOption): number | string {
	const value = Number(text);
	return /^\d+$/.test(text) && value >= least && value <= most ? value : `${flag} takes a whole number from ${least} to ${most}, not "${display(text)}".`;
}
