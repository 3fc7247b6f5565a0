import type {Secret} from '../../../secrets/secret.js';
import {parseCommand} from '../../../secrets/parse-command.js';
import {findExecutable} from '../../../secrets/find-executable.js';
import {pipeSecret} from '../../../secrets/pipe-secret.js';
import {checkNewFile, reserveFile} from '../../../secrets/write-new-file.js';
import {isThrownAway} from '../../../storage/write-whole.js';
import type {RowFormat} from '../output/row-formats.js';
import type {CommandSurroundings} from '../program/surroundings.js';

/**
Where the secret of a new token goes: exactly one of the three.
*/
export type SecretOptions = {
	/**
	A file that is not there yet.
	*/
	readonly secretFile?: string;
	/**
	A command line that gets it on its standard input.
	*/
	readonly secretCommand?: string;
	readonly printSecret?: boolean;
};

export type Delivered = {readonly ok: true; readonly words: string} | {readonly ok: false; readonly message: string};

/**
A place for a secret that was looked at before there is one.
*/
export type SecretTarget = {
	readonly kind: 'file' | 'command' | 'print';
	/**
	Hands it over. Not for `print`: what is printed is part of the command's output.
	*/
	deliver(secret: Secret): Promise<Delivered>;
	/**
	To be called when no secret comes.
	*/
	discard(): Promise<void>;
};

export type OpenedTarget = {readonly ok: true; readonly target: SecretTarget} | {readonly ok: false; readonly message: string};

const ways = '--secret-file FILE (a new file that only you can read), --secret-command \'COMMAND\' (gets it on its standard input), or --print-secret (to stdout)';

/**
What is wrong with how the command line says where the secret goes; undefined when nothing is. To be asked before anything is sent: the service tells a secret only once.
*/
export function secretProblem({secretFile, secretCommand, printSecret}: SecretOptions, format: RowFormat): string | undefined {
	const count = [secretFile !== undefined, secretCommand !== undefined, printSecret].filter(Boolean).length;
	if (count !== 1) {
		return `Say ${count === 0 ? '' : 'one place '}where the secret goes, which the service tells only once: ${ways}. Nothing was sent.`;
	}

	return printSecret && (format === 'csv' || format === 'markdown')
		? '--print-secret prints the secret alone, or as accessToken with --format json or jsonl. Nothing was sent.'
		: undefined;
}

const noDiscard = async () => undefined;

/**
Makes sure that the secret can be taken: makes the file, finds the command. In a dry run it only looks.
*/
export async function openSecretTarget({secretFile, secretCommand}: SecretOptions, {environment, isDryRun}: Pick<CommandSurroundings, 'environment'> & {readonly isDryRun: boolean}): Promise<OpenedTarget> {
	if (secretFile !== undefined) {
		return isDryRun ? lookAtFile(secretFile) : openFile(secretFile);
	}

	if (secretCommand === undefined) {
		if (isThrownAway(1)) {
			return {ok: false, message: '--print-secret: stdout is closed or /dev/null, where the secret would be lost. Send stdout to a file or a program, or take --secret-file. Nothing was sent.'};
		}

		return {
			ok: true, target: {
				kind: 'print', deliver: async () => ({ok: true, words: 'printed'}), discard: noDiscard,
			},
		};
	}

	const parsed = parseCommand(secretCommand);
	if (!parsed.ok) {
		return {ok: false, message: `--secret-command: ${parsed.message} Nothing was sent.`};
	}

	const [name] = parsed.value;
	if (name === undefined || findExecutable(name, environment) === undefined) {
		return {ok: false, message: name === undefined ? '--secret-command is empty. Nothing was sent.' : `--secret-command: ${name} was not found or may not be run. Nothing was sent.`};
	}

	return {
		ok: true, target: {
			kind: 'command',
			async deliver(secret) {
				const piped = await pipeSecret(secretCommand, secret, {environment});
				return piped.ok ? {ok: true, words: `${name} took the secret and ended well`} : piped;
			},
			discard: noDiscard,
		},
	};
}

async function openFile(file: string): Promise<OpenedTarget> {
	const reserved = await reserveFile(file);
	if (!reserved.ok) {
		return {ok: false, message: `--secret-file: ${reserved.message} Nothing was sent.`};
	}

	const {write, discard} = reserved.value;
	return {
		ok: true, target: {
			kind: 'file',
			async deliver(secret) {
				const written = await write(secret);
				return written.ok ? {ok: true, words: `the secret is in ${written.value}, readable only by you`} : written;
			},
			discard,
		},
	};
}

async function lookAtFile(file: string): Promise<OpenedTarget> {
	const looked = await checkNewFile(file);
	return looked.ok
		? {
			ok: true, target: {
				kind: 'file', deliver: async () => ({ok: false, message: 'This is a dry run.'}), discard: noDiscard,
			},
		}
		: {ok: false, message: `--secret-file: ${looked.message} Nothing was sent.`};
}
