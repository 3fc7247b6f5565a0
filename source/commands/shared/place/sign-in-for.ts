import process from 'node:process';
import type {Network} from '../../../api/types.js';
import type {SignInCode} from '../../../api/sign-in/types.js';
import {readInfluxctlProvider} from '../../../profiles/influxctl/influxctl-provider.js';
import type {Profile} from '../../../profiles/types.js';
import {refuse, type Result} from '../../../result.js';
import type {SecretSource} from '../../../secrets/secret-source.js';
import {display} from '../../../terminal/display.js';
import {untilWords} from '../../../tokens/time/until-words.js';
import type {UsableSecret} from './usable-secret.js';

type Options = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly network: Network;
	/**
	Ms since the epoch.
	*/
	readonly now: () => number;
	/**
	Whether `--sign-in` was given: then the code is printed without a terminal too.
	*/
	readonly isSignInGiven: boolean;
};

/**
Lets a person sign in at the identity provider of a profile: prints the address and the code on stderr, and waits until the person has signed in. Ctrl+C ends the program meanwhile. The message of a refusal is raw.
*/
export async function signInFor({name}: Profile, source: Extract<SecretSource, {readonly kind: 'sign-in'}>, {environment, network, now, isSignInGiven}: Options): Promise<Result<UsableSecret>> {
	const {stderr} = process;
	if (!stderr.isTTY && !isSignInGiven) {
		return refuse(`${name} needs a person who signs in, and standard error is no terminal: add --sign-in to print the code there all the same, or give a token with --token-stdin.`);
	}

	const provider = await readInfluxctlProvider(source, environment);
	if (!provider.ok) {
		return provider;
	}

	const [{signIn}, {renewalOf}] = await Promise.all([import('../../../api/sign-in/sign-in.js'), import('../../../api/sign-in/renewal.js')]);
	const signedIn = await signIn(provider.value, {
		network,
		now,
		onCode(code) {
			stderr.write(codeWords(name, code, now()));
		},
		onTrouble(message) {
			stderr.write(message === undefined ? 'The identity provider answers again.\n' : `${display(message)}\n`);
		},
	});
	if (!signedIn.ok) {
		return signedIn;
	}

	stderr.write('Signed in.\n');
	return {
		ok: true,
		value: {
			secret: signedIn.value.secret,
			advice: 'It came from the sign-in: run the command again and sign in anew, or give a token with --token-stdin.',
			renew: renewalOf(provider.value, signedIn.value, {network, now}),
		},
	};
}

/**
What the person has to do, for stderr.
*/
function codeWords(name: string, {userCode, address, completeAddress, endsAt}: SignInCode, now: number): string {
	const {timeZone} = new Intl.DateTimeFormat().resolvedOptions();
	const until = untilWords(endsAt, {form: 'local', now, timeZone});
	const code = display(userCode);
	return `To sign in to ${display(name)}, open this address in a browser, on any device:
  ${display(completeAddress ?? address)}
${completeAddress === undefined ? `Enter this code there:  ${code}` : `Approve only if it shows this code:  ${code}`}
Waiting until ${until}; Ctrl+C stops.
`;
}
