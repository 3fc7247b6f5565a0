import type {Secret} from '../../../secrets/secret.js';
import {refuse, type Result} from '../../../result.js';
import {parseCommand} from '../../../secrets/parse-command.js';
import {findExecutable} from '../../../secrets/find-executable.js';
import {pipeSecret} from '../../../secrets/pipe-secret.js';
import {checkNewFile, reserveFile} from '../../../secrets/write-new-file.js';
import {expandHome} from '../../../storage/user-directory.js';
import {isThrownAway} from '../../../storage/write-whole.js';
import type {RowFormat} from '../output/row-formats.js';
import type {CommandSurroundings} from '../program/surroundings.js';

/**
The options that say where the secret of a new token goes. Exactly one of the three must be given.
*/
export type SecretOptions = {
	/**
	A file that does not exist yet.
	*/
	readonly secretFile?: string;
	/**
	A command line that gets the secret on its standard input.
	*/
	readonly secretCommand?: string;
	readonly printSecret?: boolean;
};

/**
A place for a secret, prepared before the token is created.
*/
export type SecretTarget = {
	readonly kind: 'file' | 'command' | 'print';
	/**
	Hands the secret over. The value says where it is, in words. Not for `print`, because what is printed is part of the command's output.
	*/
	deliver(secret: Secret): Promise<Result<string>>;
	/**
	Call it when there will be no secret to hand over.
	*/
	discard(): Promise<void>;
};

const ways = '--secret-file FILE (a new file that only you can read), --secret-command \'COMMAND\' (gets it on its standard input), or --print-secret (to stdout)';

/**
What is wrong with the options that say where the secret goes. Undefined when nothing is wrong. Call it before anything is sent, because the service shows a secret only once.
*/
export function secretProblem({secretFile, secretCommand, printSecret}: SecretOptions, format: RowFormat): string | undefined {
	const count = [secretFile !== undefined, secretCommand !== undefined, printSecret].filter(Boolean).length;
	if (count !== 1) {
		return `Say ${count === 0 ? '' : 'one place '}where the secret goes, because the service shows it only once: ${ways}. Nothing was sent.`;
	}

	if (printSecret && format === 'ids') {
		return '--print-secret prints the secret to stdout, and -q the ID: with -q, take --secret-file or --secret-command. Nothing was sent.';
	}

	return printSecret && (format === 'csv' || format === 'markdown')
		? '--print-secret prints the secret alone, or as accessToken with --format json or jsonl. Nothing was sent.'
		: undefined;
}

const noDiscard = async () => undefined;

/**
Prepares the place for the secret: creates the file, or finds the command. In a dry run it creates no file, and only checks that it could.
*/
export async function openSecretTarget({secretFile, secretCommand}: SecretOptions, {environment, isDryRun}: Pick<CommandSurroundings, 'environment'> & {readonly isDryRun: boolean}): Promise<Result<SecretTarget>> {
	if (secretFile !== undefined) {
		const file = expandHome(secretFile, environment);
		return isDryRun ? lookAtFile(file) : openFile(file);
	}

	if (secretCommand === undefined) {
		if (isThrownAway(1)) {
			return refuse('--print-secret: stdout is closed or /dev/null, where the secret would be lost. Send stdout to a file or a program, or take --secret-file. Nothing was sent.');
		}

		return {
			ok: true, value: {
				kind: 'print', deliver: async () => ({ok: true, value: 'printed'}), discard: noDiscard,
			},
		};
	}

	const parsed = parseCommand(secretCommand);
	if (!parsed.ok) {
		return refuse(`--secret-command: ${parsed.message} Nothing was sent.`);
	}

	const [name] = parsed.value;
	if (name === undefined || findExecutable(name, environment) === undefined) {
		return refuse(name === undefined ? '--secret-command is empty. Nothing was sent.' : `--secret-command: ${name} was not found or may not be run. Nothing was sent.`);
	}

	return {
		ok: true, value: {
			kind: 'command',
			async deliver(secret) {
				const piped = await pipeSecret(secretCommand, secret, {environment});
				return piped.ok ? {ok: true, value: `${name} took the secret and ended well`} : piped;
			},
			discard: noDiscard,
		},
	};
}

async function openFile(file: string): Promise<Result<SecretTarget>> {
	const reserved = await reserveFile(file);
	if (!reserved.ok) {
		return refuse(`--secret-file: ${reserved.message} Nothing was sent.`);
	}

	const {write, discard} = reserved.value;
	return {
		ok: true, value: {
			kind: 'file',
			async deliver(secret) {
				const written = await write(secret);
				return written.ok ? {ok: true, value: `the secret is in ${written.value}, readable only by you`} : written;
			},
			discard,
		},
	};
}

async function lookAtFile(file: string): Promise<Result<SecretTarget>> {
	const looked = await checkNewFile(file);
	return looked.ok
		? {
			ok: true, value: {
				kind: 'file', deliver: async () => refuse('This is a dry run.'), discard: noDiscard,
			},
		}
		: refuse(`--secret-file: ${looked.message} Nothing was sent.`);
}
