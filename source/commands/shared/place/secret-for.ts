import process from 'node:process';
import type {Secret} from '../../../secrets/secret.js';
import {refuse, type Result} from '../../../result.js';
import type {Network} from '../../../api/types.js';
import {readAgain} from '../../../profiles/read-again.js';
import {readFirstSecret} from '../../../profiles/read-secret.js';
import {refuseEnded} from '../../../secrets/life/refuse-ended.js';
import {readSecretStream} from '../../../secrets/secret-stream.js';
import {secretFromValue} from '../../../secrets/secret-from-text.js';
import type {Profile} from '../../../profiles/types.js';
import {display} from '../../../terminal/display.js';
import {askHidden, canAsk} from '../../../terminal/input/ask-hidden.js';
import {sourceWords} from './source-words.js';
import type {UsableSecret} from './usable-secret.js';

type GivenSecret = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	Whether `--token-stdin` was given.
	*/
	readonly isStdinGiven: boolean;
	/**
	Ms since the epoch.
	*/
	readonly now: () => number;
	/**
	How the profile's host is reached, and its identity provider.
	*/
	readonly network: Network;
	/**
	Whether `--sign-in` was given.
	*/
	readonly isSignInGiven: boolean;
};

/**
Gets the management token of a profile: from standard input with `--token-stdin`, else from the first of the profile's sources that has one, else from a person, who signs in where the profile says how, or types it at a terminal without an echo. The message holds raw outside text.
*/
export async function secretFor(profile: Profile, {environment, isStdinGiven, now, network, isSignInGiven}: GivenSecret): Promise<Result<UsableSecret>> {
	const {stdin, stderr} = process;
	if (isStdinGiven && !stdin.isTTY) {
		const given = refuseEnded(await readSecretStream(stdin), {origin: 'Standard input', now: now()});
		return withAdvice(given, 'It came from standard input (--token-stdin): give another one there.');
	}

	const found = isStdinGiven ? undefined : await readFirstSecret(profile.secretSources, {environment, now: now()});
	if (found?.ok) {
		const {secret, source} = found.value;
		const own = source.kind === 'environment' ? `It came from the variable ${source.variable}: set it to another one` : `It came from the profile's ${sourceWords(source)}: correct it there`;
		return {ok: true, value: {secret, advice: `${own}, or give one with --token-stdin.`, renew: readAgain(source, {environment, now})}};
	}

	const signIn = isStdinGiven ? undefined : profile.secretSources.find(source => source.kind === 'sign-in');
	if (signIn) {
		const {signInFor} = await import('./sign-in-for.js');
		return signInFor(profile, signIn, {
			environment, network, now, isSignInGiven,
		});
	}

	if (!canAsk({stdin, stderr})) {
		return refuse(profile.secretSources.length === 0 ? withoutSource(profile) : withOtherWay(found?.message ?? 'There is no terminal to ask.'));
	}

	if (found && profile.secretSources.length > 0) {
		stderr.write(`${display(found.message)}\n`);
	}

	const typed = await askHidden(`Management token for ${display(profile.name)} at ${display(profile.host)} (not shown): `, {stdin, stderr});
	if (typed === undefined) {
		return refuse('No management token was entered. Nothing was sent.');
	}

	const read = refuseEnded(secretFromValue(typed, 'What was entered'), {origin: 'What was entered', now: now()});
	return withAdvice(read, 'Run the command again and enter another one, or give one with --token-stdin.');
}

function withAdvice(secret: Result<Secret>, advice: string): Result<UsableSecret> {
	return secret.ok ? {ok: true, value: {secret: secret.value, advice}} : secret;
}

/**
Adds that standard input can give the token. A message without a stop ends with a command to paste, so nothing may stand behind it.
*/
function withOtherWay(message: string): string {
	return message.endsWith('.') ? `${message} Or give the token with --token-stdin.` : `Give the token with --token-stdin, or correct this: ${message}`;
}

function withoutSource({name, origin}: Profile): string {
	return origin === 'influxctl'
		? `${name} has no mgmt_token in influxctl's config. Set one there, or give the token with --token-stdin.`
		: `${name} asks for its management token each time. Give it a variable, a command or a file, or the token with --token-stdin.`;
}
