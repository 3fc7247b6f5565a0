import {readSecretCommand, type CommandOptions} from './secret-command.js';
import {readSecretFile} from './secret-file.js';
import {secretFromText, type SecretResult} from './secret-text.js';
import type {SecretSource} from './types.js';

/**
A source that gives the management token by itself. The demo's token is made by its emulator, and a prompt is the screen's.
*/
export type ReadableSource = Exclude<SecretSource, {readonly kind: 'demo' | 'prompt'}>;

/**
The management token from where the profile says it is. Never throws for anything the environment, the command or the file does; a variable that is set to nothing counts as missing.
*/
export async function readSecret(source: ReadableSource, options: CommandOptions): Promise<SecretResult> {
	switch (source.kind) {
		case 'environment': {
			const value = options.environment[source.variable];
			return value
				? secretFromText(value, `The environment variable ${source.variable}`)
				: {ok: false, message: `The environment variable ${source.variable} is not set. Set it and start again, or choose another source in the profile.`};
		}

		case 'command': {
			return readSecretCommand(source.command, options);
		}

		case 'file': {
			return readSecretFile(source.path, options.environment);
		}
	}
}
