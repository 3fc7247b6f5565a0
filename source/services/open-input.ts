import process from 'node:process';
import {refuse, type Result} from '../result.js';
import type {Secret} from '../secrets/secret.js';
import {readEscapeDelay} from '../settings/escape-delay.js';
import type {Environment} from '../storage/user-directory.js';
import {checkTerminal} from '../terminal/check-terminal.js';
import type {TerminalInput} from '../terminal/input/paced-input.js';
import {openTerminalInput} from '../terminal/input/terminal-input.js';

type Input = {
	readonly stdin: TerminalInput;
	/**
	The management token that the command line gives.
	*/
	readonly secret: Secret | undefined;
	/**
	How long an ESC waits for the rest of its key, in ms; undefined is the default.
	*/
	readonly escapeDelay: number | undefined;
};

type Options = {
	readonly tokenStdin?: boolean | undefined;
	/**
	The management token, where a command has already read it.
	*/
	readonly secret?: Secret | undefined;
};

/**
Finds the terminal that the keys come from, and the management token where the command line gives it. It refuses where there is no terminal for a screen, where `--token-stdin` gives no token, or where the pause for Esc is no number.
*/
export async function openInput(options: Options, environment: Environment): Promise<Result<Input>> {
	// Where the management token comes through standard input, the keys come from the terminal itself.
	const isTokenPiped = options.tokenStdin === true && !process.stdin.isTTY;
	if (options.tokenStdin && !isTokenPiped) {
		return refuse('--token-stdin takes the management token from a pipe or a file, and standard input is the terminal. Leave it out: the screen asks where no source gives one.');
	}

	const stdin = (isTokenPiped ? openTerminalInput() : undefined) ?? process.stdin;
	const interactive = checkTerminal({stdin, stdout: process.stdout, environment});
	if (!interactive.ok) {
		return interactive;
	}

	const escapeDelay = readEscapeDelay(environment);
	if (!escapeDelay.ok) {
		return escapeDelay;
	}

	if (!isTokenPiped || options.secret) {
		return {ok: true, value: {stdin, secret: options.secret, escapeDelay: escapeDelay.value}};
	}

	const piped = await readGivenToken();
	return piped.ok ? {ok: true, value: {stdin, secret: piped.value, escapeDelay: escapeDelay.value}} : piped;
}

async function readGivenToken() {
	const {readSecretStream} = await import('../secrets/secret-stream.js');
	return readSecretStream(process.stdin);
}
