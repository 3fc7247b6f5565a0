import {isDemoName} from './demo.js';
import {environmentName} from './environment-profile.js';
import {nameKey} from './name-key.js';

/**
Why `--host` cannot be used with this `--profile`, as one raw sentence. Undefined where it can: without a name, and with that of the environment's profile, whose host it is.

A profile holds one host, and its management token is sent to no other one, because a mistyped address would get the token of all its clusters.
*/
export function hostProblem({host, profile}: {readonly host?: string | undefined; readonly profile?: string | undefined}): string | undefined {
	// The demo says itself what it does not take.
	return host === undefined || profile === undefined || isDemoName(profile) || nameKey(profile) === nameKey(environmentName)
		? undefined
		: `--host does not go with --profile ${profile}: the management token of a profile is sent to the profile's own host only. Leave out --host, or save a profile with that host, or leave out --profile and set ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN.`;
}
