import {exitCodes, type ExitCode} from '../../../exit-codes.js';
import {lookOfTokens} from '../../../audit/look-of-tokens.js';
import {stateDirectory} from '../../../journal/state-directory.js';
import {keepLook} from '../../../settings/kept-look.js';
import {sayTo} from '../output/say.js';
import type {Place} from '../place/place.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import type {AuditedCluster} from './audit-cluster.js';

type Look = {
	readonly audited: AuditedCluster;
	/**
	Whether a person asks for it.
	*/
	readonly isAsked: boolean;
	/**
	Whether the command says nothing of a look that it kept without being asked.
	*/
	readonly isQuiet?: boolean;
};

/**
Keeps what the tokens are like now, where a person asks for it or this machine has kept no look before: the next audit then says what has changed since. Gives the exit code, which is 1 where a person asked and it could not be kept.
*/
export async function keepSeen({profile, cluster}: Place, {audited, isAsked, isQuiet = false}: Look, {environment, stderr}: CommandSurroundings): Promise<ExitCode> {
	if (!isAsked && !audited.isFirstLook) {
		return exitCodes.done;
	}

	const {entries, now} = audited.audit.facts;
	const kept = await keepLook({
		directory: stateDirectory(environment), host: profile.host, accountId: profile.accountId, clusterId: cluster.id,
	}, lookOfTokens(entries.map(({token}) => token), now));
	const say = sayTo(stderr);
	if (!kept.ok) {
		say(kept.message);
		return isAsked ? exitCodes.notAll : exitCodes.done;
	}

	if (kept.message !== '') {
		say(kept.message);
	}

	if (!isQuiet) {
		say(isAsked ? 'Kept what the tokens are like now: the next audit says what was changed since.' : 'This is the first look at this cluster from this machine: the next audit says what was changed since.');
	}

	return exitCodes.done;
}
