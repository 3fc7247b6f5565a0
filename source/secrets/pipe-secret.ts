import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {errorCode} from '../storage/error-reason.js';
import type {Environment} from '../storage/user-directory.js';
import {refuse, type Refusal} from '../result.js';
import type {Secret} from './secret.js';
import {childEnvironment} from './child-environment.js';
import {parseCommand} from './parse-command.js';
import {findExecutable} from './find-executable.js';
import {redact} from './redact.js';

const longestQuote = 200; // Characters

type Options = {readonly environment: Environment; readonly timeout?: number};

/**
Writes a secret and a line break to the standard input of a command. No shell runs it, and the secret is in no argument and in no environment. The command has `timeout` ms, and no management token in its environment (`childEnvironment`).

When it fails, the message holds what it said on stderr, without control characters and without the secret.
*/
export async function pipeSecret(commandText: string, secret: Secret, {environment, timeout = 60_000}: Options): Promise<Refusal | {readonly ok: true}> {
	const parsed = parseCommand(commandText);
	if (!parsed.ok) {
		return parsed;
	}

	const [name = '', ...parameters] = parsed.value;
	const file = findExecutable(name, environment);
	if (file === undefined) {
		return refuse(`The command ${name} was not found or may not be run.`);
	}

	const child = spawn(file, parameters, {env: childEnvironment(environment), stdio: ['pipe', 'ignore', 'pipe'], timeout});
	let said = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said = (said + text).slice(0, 4096);
	});
	// A command that does not read its input closes it (EPIPE). Its exit code says whether it failed.
	child.stdin.on('error', () => undefined);
	child.stdin.end(`${secret.reveal()}\n`);
	try {
		const [code, signal] = await once(child, 'close') as [number | null, string | null]; // eslint-disable-line @typescript-eslint/no-restricted-types -- Node's own
		if (code === 0) {
			return {ok: true};
		}

		const words = redact(said, [secret.reveal()]).replaceAll(/\p{Control}+/gu, ' ').trim().slice(0, longestQuote);
		return refuse(`${name} ended with ${signal ?? `exit code ${code ?? ''}`}${words === '' ? '' : ` (${words})`}. The secret is still here.`);
	} catch (error) {
		return refuse(`${name} could not be started (${errorCode(error) ?? 'unknown cause'}). The secret is still here.`);
	}
}
