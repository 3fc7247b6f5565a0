import {type ChildProcess, spawn} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {stripVTControlCharacters} from 'node:util';
import {errorCode} from '../storage/error-reason.js';
import {refuse, type Result} from '../result.js';
import type {Environment} from '../storage/user-directory.js';
import {childEnvironment} from './child-environment.js';
import {findExecutable} from './find-executable.js';
import {redact} from './redact.js';
import {secretFromText} from './secret-from-text.js';
import type {Secret} from './secret.js';

export type CommandOptions = {
	readonly environment: Environment;
	/**
	Milliseconds until the command is killed. Default: 10,000.
	*/
	readonly timeout?: number;
	/**
	Aborting kills the command.
	*/
	readonly signal?: AbortSignal;
};

const largest = 64 * 1024; // Characters kept of each stream
const longestQuote = 200; // Characters shown of what the command said
const grace = 500; // Milliseconds

/**
The management token on the first line that a command prints.

The command runs without a shell, without a terminal, without input, in a process group of its own that is killed when time runs out, and without any management token in its environment (`childEnvironment`). A name without a slash is looked for on `PATH`; a relative path is refused. When it fails, the message holds what it said on stderr, without control characters and without anything that looks like a token, cut to 200 characters.
*/
export async function readSecretCommand(command: readonly string[], {environment, timeout = 10_000, signal}: CommandOptions): Promise<Result<Secret>> {
	const [name = '', ...parameters] = command;
	const file = findExecutable(name, environment);
	if (file === undefined) {
		return refuse(name.includes(path.sep) && !path.isAbsolute(name)
			? `The token command ${name} is a relative path. Write it from the root, or a name that is on PATH.`
			: `The token command ${name} was not found or may not be run. Install it, or correct it in the profile.`);
	}

	if (signal?.aborted) {
		return refuse(stoppedMessage(name));
	}

	const end = await run({
		file, parameters, environment: childEnvironment(environment), timeout, signal,
	});
	const origin = `The token command ${name}`;
	const said = quote(end.stderr, end.stdout);
	switch (end.kind) {
		case 'not-started': {
			return refuse(`${origin} could not be started (${end.code}). Correct it in the profile.`);
		}

		case 'stopped': {
			return refuse(stoppedMessage(name));
		}

		case 'timeout': {
			return refuse(`${origin} gave no token within ${timeout / 1000} seconds and was stopped${said}. Run it in a shell to see what it waits for.`);
		}

		case 'too-large': {
			return refuse(`${origin} printed more than 64 kB, so it is not a token. Correct it in the profile.`);
		}

		case 'ended': {
			return end.isSuccess
				? secretFromText(end.stdout, origin)
				: refuse(`${origin} ended with ${end.code}${said}. Run it in a shell to see why.`);
		}
	}
}

type Run = {
	readonly file: string;
	readonly parameters: readonly string[];
	readonly environment: Environment;
	readonly timeout: number;
	readonly signal: AbortSignal | undefined;
};

type Reason =
	| {readonly kind: 'not-started'; readonly code: string}
	| {readonly kind: 'timeout' | 'stopped' | 'too-large'}
	| {readonly kind: 'ended'; readonly code: string; readonly isSuccess: boolean};

type End = Reason & {readonly stdout: string; readonly stderr: string};

// A process group of its own, so that what the command started is killed with it; Windows has none.
const hasGroups = process.platform !== 'win32';

async function run({file, parameters, environment, timeout, signal}: Run): Promise<End> {
	const output = {stdout: '', stderr: ''};
	// The streams are missing when there are too many open files; then only `error` follows.
	const child: ChildProcess = spawn(file, parameters, {
		env: environment,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: hasGroups,
		windowsHide: true,
	});
	const kill = () => {
		killGroup(child);
	};

	const {promise, resolve} = Promise.withResolvers<Reason>();
	const onAbort = () => {
		resolve({kind: 'stopped'});
	};

	const timers = [setTimeout(resolve, timeout, {kind: 'timeout'})];
	signal?.addEventListener('abort', onAbort);
	process.on('exit', kill);

	child.stdout?.setEncoding('utf8').on('data', (text: string) => {
		output.stdout = (output.stdout + text).slice(0, largest);
		if (output.stdout.length === largest) {
			resolve({kind: 'too-large'});
		}
	});
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		output.stderr = (output.stderr + text).slice(0, largest);
	});
	child.on('error', error => {
		resolve({kind: 'not-started', code: errorCode(error) ?? error.message});
	});
	child.on('exit', (code, exitSignal) => {
		// The pipes close with the last process that holds them. An agent that the command left running may never do so.
		timers.push(setTimeout(resolve, grace, {kind: 'ended', code: exitSignal ?? `exit code ${code}`, isSuccess: code === 0}));
	});
	child.on('close', (code, exitSignal) => {
		resolve({kind: 'ended', code: exitSignal ?? `exit code ${code}`, isSuccess: code === 0});
	});

	const reason = await promise;
	process.off('exit', kill);
	signal?.removeEventListener('abort', onAbort);
	child.removeAllListeners('exit');
	for (const timer of timers) {
		clearTimeout(timer);
	}

	if (reason.kind !== 'ended') {
		kill();
	}

	child.stdout?.destroy();
	child.stderr?.destroy();
	return {...output, ...reason};
}

function killGroup(child: ChildProcess): void {
	if (child.pid === undefined) {
		return;
	}

	try {
		process.kill(hasGroups ? -child.pid : child.pid, 'SIGKILL');
	} catch {
		// ESRCH: all of them have ended already.
	}
}

function quote(stderr: string, stdout: string): string {
	const [firstLine = ''] = stdout.trim().split(/\s/, 1);
	const plain = stripVTControlCharacters(stderr).replaceAll(/[\s\p{Control}\p{Format}]+/gu, ' ');
	// Redacted before it is cut, because half a token has no shape.
	const text = redact(plain.trim(), [firstLine]);
	const characters = [...text];
	const shown = characters.length > longestQuote ? [...characters.slice(0, longestQuote - 1), '…'].join('') : text;
	return text === '' ? '' : `: ${shown}`;
}

function stoppedMessage(name: string): string {
	return `The token command ${name} was stopped.`;
}
