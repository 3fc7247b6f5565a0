import {refuse, type Result} from '../result.js';
import type {Secret} from '../secrets/secret.js';
import {readSecretCommand, type CommandOptions} from '../secrets/secret-command.js';
import {refuseEnded} from '../secrets/life/refuse-ended.js';
import {readSecretFile} from '../secrets/secret-file.js';
import {secretFromValue} from '../secrets/secret-from-text.js';
import {noteTokenVariables} from '../secrets/token-variables.js';
import type {SecretSource} from '../secrets/secret-source.js';

/**
A source that this program can read by itself. The demo's token is made by its emulator instead, and a sign-in needs a person.
*/
export type ReadableSource = Exclude<SecretSource, {readonly kind: 'demo' | 'sign-in'}>;

export type ReadOptions = CommandOptions & {
	/**
	The time in ms since the epoch, by which a token that has ended is refused. Default: this machine's clock.
	*/
	readonly now?: number;
};

/**
The token and the source that gave it.
*/
export type FoundSecret = {readonly secret: Secret; readonly source: ReadableSource};

/**
The management token of the first source that gives one. The sources are asked in their order, and a sign-in is left out.

A source that fails does not end the search. When all fail, the message holds the reason of each. It never throws because of the environment, a command or a file.
*/
export async function readFirstSecret(sources: readonly SecretSource[], options: ReadOptions): Promise<Result<FoundSecret>> {
	// Several sources may lie in one broken file: its reason is given once.
	const reasons = new Set<string>();
	noteTokenVariables(sources);
	for (const source of sources) {
		if (source.kind === 'demo' || source.kind === 'sign-in') {
			continue;
		}

		if (options.signal?.aborted) {
			break;
		}

		const read = await readSecret(source, options); // eslint-disable-line no-await-in-loop -- a later source is not touched where an earlier one gives a token
		if (read.ok) {
			return {ok: true, value: {secret: read.value, source}};
		}

		reasons.add(read.message);
	}

	return refuse(reasons.size === 0 ? 'This profile asks for its management token each time.' : [...reasons].join(' '));
}

/**
The management token of one source. A variable that is set to nothing counts as missing, and a token that has ended is refused.
*/
export async function readSecret(source: ReadableSource, options: ReadOptions): Promise<Result<Secret>> {
	const {now = Date.now()} = options;
	return refuseEnded(await readAny(source, options), {origin: originOf(source), now});
}

/**
Begins a sentence about a source.
*/
function originOf(source: ReadableSource): string {
	switch (source.kind) {
		case 'environment': {
			return `The environment variable ${source.variable}`;
		}

		case 'command': {
			return `The token command ${source.command[0] ?? ''}`;
		}

		case 'file': {
			return `The token file ${source.path}`;
		}

		case 'influxctl': {
			return `The mgmt_token of influxctl's profile ${source.profileName}`;
		}
	}
}

async function readAny(source: ReadableSource, options: CommandOptions): Promise<Result<Secret>> {
	switch (source.kind) {
		case 'environment': {
			const value = options.environment[source.variable];
			return value
				? secretFromValue(value, `The environment variable ${source.variable}`)
				: refuse(`The environment variable ${source.variable} is not set. Set it and start again, or choose another source in the profile.`);
		}

		case 'command': {
			return readSecretCommand(source.command, options);
		}

		case 'file': {
			return readSecretFile(source.path, options.environment);
		}

		case 'influxctl': {
			// This module loads the TOML parser, which the first frame does not need.
			const {readInfluxctlSecret} = await import('./influxctl/influxctl-secret.js');
			return readInfluxctlSecret(source, options.environment);
		}
	}
}
