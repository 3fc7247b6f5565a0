import type {Network} from '../api/types.js';
import {readInfluxctlProvider} from '../profiles/influxctl/influxctl-provider.js';
import {readNetwork} from '../profiles/network.js';
import type {Profile} from '../profiles/types.js';
import {refuse, type Result} from '../result.js';
import type {Services, SignedInProfile} from '../session/services.js';

type Surroundings = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	The value of `--ca-file`.
	*/
	readonly caFile: string | undefined;
	/**
	Ms since the epoch.
	*/
	readonly now: () => number;
};

type Options = Parameters<Services['signIn']>[1];

/**
Signs a person in at the identity provider that a profile names. Refuses with a sentence, raw.
*/
export async function signInAt(profile: Profile, {environment, caFile, now}: Surroundings, {signal, onCode, onTrouble}: Options): Promise<Result<SignedInProfile>> {
	const source = profile.secretSources.find(({kind}) => kind === 'sign-in');
	if (source?.kind !== 'sign-in') {
		return refuse('This profile has no identity provider. Enter a token.');
	}

	const reached = await readNetwork(profile, {environment, caFile});
	const provider = reached.ok ? await readInfluxctlProvider(source, environment) : reached;
	if (!reached.ok || !provider.ok) {
		return reached.ok ? provider as Extract<typeof provider, {readonly ok: false}> : reached;
	}

	const network: Network = reached.value;
	const [{signIn}, {renewalOf}] = await Promise.all([import('../api/sign-in/sign-in.js'), import('../api/sign-in/renewal.js')]);
	const signedIn = await signIn(provider.value, {
		network, now, signal, onCode, onTrouble,
	});
	return signedIn.ok
		? {ok: true, value: {secret: signedIn.value.secret, renew: renewalOf(provider.value, signedIn.value, {network, now})}}
		: signedIn;
}
