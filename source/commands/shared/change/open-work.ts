import type {Secret} from '../../../secrets/secret.js';
import {refuse, type Refusal, type Result} from '../../../result.js';
import {openJournal, type Journal} from '../../../journal/journal.js';
import type {JournalLine} from '../../../journal/journal-entry.js';
import {lockBatch} from '../../../journal/lock-batch.js';
import {elsewhereWords} from '../../../journal/place.js';
import {readPlace} from '../../../journal/read-place.js';
import {stateDirectory} from '../../../journal/state-directory.js';
import {findKeptSecret} from '../../../journal/keep-secret.js';
import {interruptedCount} from '../../../journal/batches/open-batches.js';
import {unfinishedWords} from '../../../journal/unfinished.js';
import {secretsInHand, accountForSecrets} from '../../../operations/secrets-in-hand.js';
import type {ChangeContext} from '../../../operations/types.js';
import type {Place} from '../place/place.js';
import {sayTo} from '../output/say.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {nextCommand} from './next-command.js';

/**
The right to change tokens of a cluster, and the journal in which changes are written down.
*/
export type Work = {
	readonly journal: Journal;
	/**
	The journal's lines for this host and account when the work began.
	*/
	readonly entries: readonly JournalLine[];
	readonly context: ChangeContext;
	/**
	Ends the work: closes the journal, and releases the lock for the next program.
	*/
	release(): Promise<void>;
};

/**
Takes the cluster's lock, opens its journal, and says on stderr what earlier runs have left unfinished. A command must send nothing where this fails.
*/
export async function openWork({place, secrets, reason}: {
	readonly place: Place;
	/**
	The management tokens in use, which the journal never holds.
	*/
	readonly secrets: () => readonly Secret[];
	readonly reason?: string | undefined;
}, {environment, actor, stderr}: Pick<CommandSurroundings, 'environment' | 'actor' | 'stderr'>): Promise<Result<Work>> {
	const {profile, cluster} = place;
	const directory = stateDirectory(environment);
	const lock = await lockBatch(directory, cluster.id);
	if (!lock.ok) {
		return lock;
	}

	const giveUp = (message: string): Refusal => {
		lock.value.release();
		return refuse(message);
	};

	const opened = await openJournal({
		directory, clusterId: cluster.id, actor, secrets,
	});
	if (!opened.ok) {
		return giveUp(opened.message);
	}

	const {host, accountId} = profile;
	const read = await readPlace({
		directory, clusterId: cluster.id, host, accountId,
	});
	if (!read.ok) {
		return giveUp(read.message);
	}

	const journal = opened.value;
	const {entries, unfinished, openBatches, elsewhere} = read.value;
	const neverBegun = interruptedCount(openBatches);
	if (unfinished.length + neverBegun > 0) {
		const keys = [...(unfinished.length > 0 ? ['v, asks the service'] : []), ...(neverBegun > 0 ? ['o, goes on with those that were never begun'] : [])].join('; or ');
		sayTo(stderr)(`${unfinishedWords(unfinished.length, neverBegun)}: see ${nextCommand(place, ['activity'])}; on the screen J, then ${keys}.`);
	}

	const lost = await accountForSecrets(secretsInHand(entries), {journal, find: async tokenId => findKeptSecret(directory, tokenId)});
	for (const words of lost) {
		sayTo(stderr)(words);
	}

	const open = elsewhereWords(elsewhere.filter(each => each.unfinished > 0));
	if (open !== undefined) {
		sayTo(stderr)(open);
	}

	return {
		ok: true,
		value: {
			journal,
			entries,
			context: {
				profile: profile.name, host, accountId, clusterId: cluster.id, ...(reason !== undefined && {reason}),
			},
			async release() {
				await journal.close();
				lock.value.release();
			},
		},
	};
}
