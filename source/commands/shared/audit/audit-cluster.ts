import type {Policy} from '../../../audit/policy/policy.js';
import {runAudit, type Audit} from '../../../audit/run-audit.js';
import {readPlace, type PlaceContent} from '../../../journal/read-place.js';
import {stateDirectory} from '../../../journal/state-directory.js';
import {journalFactsOf} from '../../../operations/journal-facts.js';
import {readKeptLook} from '../../../settings/kept-look.js';
import {databasesSentence} from '../../../tokens/grants/known-databases.js';
import type {LoadedCluster} from '../place/load-cluster.js';
import type {Place} from '../place/place.js';
import {loadPolicy} from '../policy/load-policy.js';
import type {CommandResult} from '../program/command-result.js';
import type {CommandSurroundings} from '../program/surroundings.js';

/**
The cluster that is to be audited.
*/
export type AuditOrder = {
	readonly place: Place;
	readonly loaded: Pick<LoadedCluster, 'tokens' | 'databaseNames' | 'databasesProblem'>;
	/**
	Ms since the epoch, by the service's clock where it is known.
	*/
	readonly now: number;
	/**
	Changes the policy before the rules read it.
	*/
	readonly adjust?: ((policy: Policy) => Policy) | undefined;
};

export type AuditedCluster = {
	readonly audit: Audit;
	/**
	What this machine's journal has of the cluster. Undefined where it cannot be read.
	*/
	readonly journal: PlaceContent | undefined;
	/**
	Whether a look can be kept in place of none: there was none, and its file can be read.
	*/
	readonly isFirstLook: boolean;
	/**
	Sentences about what the audit lacks because it could not be loaded. Raw text.
	*/
	readonly problems: readonly string[];
};

/**
Loads what an audit needs beside the tokens and databases of a cluster, which are the policy, the journal and the last look, and runs it. It is refused only where the policy cannot be used.
*/
export async function auditCluster({place: {profile, cluster, given}, loaded, now, adjust = policy => policy}: AuditOrder, surroundings: CommandSurroundings): Promise<CommandResult<AuditedCluster>> {
	const policy = await loadPolicy(given, surroundings);
	if (!policy.ok) {
		return policy;
	}

	const where = {
		directory: stateDirectory(surroundings.environment), host: profile.host, accountId: profile.accountId, clusterId: cluster.id,
	};
	const [read, look] = await Promise.all([readPlace(where), readKeptLook(where)]);
	const journal = read.ok ? read.value : undefined;
	const audit = runAudit({
		tokens: loaded.tokens,
		databaseNames: loaded.databaseNames,
		now,
		policy: adjust(policy.value.policy),
		journal: journal && journalFactsOf(journal.entries),
		lastLook: look.ok ? look.value : undefined,
	});
	return {
		ok: true,
		value: {
			audit, journal, isFirstLook: look.ok && look.value === undefined, problems: [
				databasesSentence(loaded),
				read.ok ? undefined : read.message,
				damageSentence(journal),
				look.ok ? undefined : look.message,
			].filter(sentence => sentence !== undefined),
		},
	};
}

function damageSentence(journal: PlaceContent | undefined): string | undefined {
	const count = journal?.problems.length ?? 0;
	return count === 0 ? undefined : `${count === 1 ? '1 line' : `${count} lines`} of this machine's journal cannot be read: what was changed or begun there is not known.`;
}
