import type {JournalLine} from '../../journal/journal-entry.js';
import type {OperationJournal} from '../../operations/types.js';
import {refuse, type Result} from '../../result.js';
import type {ChangeBatch} from '../change-batch.js';
import type {Services} from '../services.js';
import type {ProfileSession} from '../use-profile-session.js';

type Surroundings = Pick<ProfileSession, 'profile' | 'secrets'> & {readonly services: Services};

type PreparedRun = {
	readonly journal: OperationJournal;
	/**
	What the journal has, for a step of a rotation; undefined for every other change.
	*/
	readonly entries: readonly JournalLine[] | undefined;
	/**
	Gives the cluster's lock back, once the run is over.
	*/
	readonly release: () => void;
};

/**
Takes the cluster's lock and opens its journal, before a change is sent. Where another program holds the lock, or the journal cannot be opened or read, it refuses and holds nothing.
*/
export async function prepareRun({rotation}: ChangeBatch, clusterId: string, {services, profile, secrets}: Surroundings): Promise<Result<PreparedRun>> {
	const lock = await services.lockBatch(clusterId);
	if (!lock.ok) {
		return refuse(lock.message);
	}

	const opened = await services.openJournal(clusterId, secrets);
	if (!opened.ok) {
		lock.value.release();
		return refuse(opened.message);
	}

	const read = rotation && await services.readJournal({clusterId, host: profile.host, accountId: profile.accountId});
	if (read?.ok === false) {
		lock.value.release();
		return refuse(read.message);
	}

	return {
		ok: true,
		value: {
			journal: opened.value,
			entries: read?.value.entries,
			release() {
				lock.value.release();
			},
		},
	};
}
