import type {Result} from '../../result.js';
import type {Secret} from '../../secrets/secret.js';
import {renewToken, type SignInOptions} from './sign-in.js';
import type {Provider, SignedIn} from './types.js';

/**
Gives a function that gets the next management token of a sign-in without asking a person; undefined where the provider gave no refresh token. The refresh token is in this closure only, and the latest one is used.
*/
export function renewalOf(provider: Provider, {refreshToken}: SignedIn, options: Pick<SignInOptions, 'network' | 'timeouts' | 'now'>): ((signal?: AbortSignal) => Promise<Result<Secret>>) | undefined {
	let latest = refreshToken;
	return latest && (async signal => {
		const renewed = await renewToken(provider, latest!, {...options, signal});
		if (!renewed.ok) {
			return renewed;
		}

		latest = renewed.value.refreshToken;
		return {ok: true, value: renewed.value.secret};
	});
}
