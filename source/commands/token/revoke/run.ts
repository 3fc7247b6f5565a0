import {exitCodes} from '../../../exit-codes.js';
import {nameForCommand} from '../../../profiles/choose-profile.js';
import {runRevoke, type ForScreen, type RevokeOptions} from '../../revoke/run.js';
import {failTo} from '../../shared/output/say.js';
import {findPlace} from '../../shared/place/place.js';
import type {SharedOptions} from '../../shared/place/place-options.js';
import type {CommandSurroundings} from '../../shared/program/surroundings.js';

export type TokenRevokeOptions = Omit<RevokeOptions, 'filter' | 'from' | 'allTokens' | 'acceptClock'> & Pick<SharedOptions, 'readOnly'>;

/**
What the screen asks, and where.
*/
type Confirmation = SharedOptions & ForScreen;

/**
Revokes tokens by their IDs as `revoke` does. Where a person has to confirm, it gives the place and the ids for the screen; in every other case the exit code.
*/
export async function runTokenRevoke(ids: readonly string[], options: TokenRevokeOptions, surroundings: CommandSurroundings, {canAsk}: {readonly canAsk: boolean}): Promise<number | Confirmation> {
	const isAsking = canAsk && !options.force && !options.dryRun;
	if (!isAsking) {
		return runRevoke(ids, options, surroundings, {canAsk: false});
	}

	const place = await placeForScreen(options, surroundings);
	if (typeof place === 'number') {
		return place;
	}

	const outcome = await runRevoke(ids, place, surroundings, {canAsk});
	return typeof outcome === 'number' ? outcome : {...place, ...outcome};
}

/**
The options with the names of a profile and a cluster, because the screen finds a place by them alone. Gives the exit code where it cannot.
*/
async function placeForScreen(options: TokenRevokeOptions, surroundings: CommandSurroundings): Promise<number | TokenRevokeOptions> {
	const fail = failTo(surroundings.stderr);
	const found = await findPlace(options, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {profile, cluster} = found.value;
	const {account, clusterId, ...others} = options;
	const isOfProfile = profile.clusters.some(({id}) => id === cluster.id) && (account === undefined || account === profile.accountId);
	return isOfProfile
		? {...others, profile: nameForCommand(profile), cluster: cluster.id}
		: fail('Nothing was sent: the screen, which asks, knows only the clusters of profiles. --force revokes without asking, which cannot be undone; or save a profile with this cluster.', exitCodes.usage);
}
