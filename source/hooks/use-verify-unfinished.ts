import type {ReadJournal} from '../journal/read-journal.js';
import {verifyUnfinished} from '../operations/unfinished.js';
import {useAppContext} from './app-context.js';
import {useClusterSession} from './use-cluster-session.js';
import {useOperationParts} from './use-operation-context.js';

/**
Asks the service what became of changes that have no outcome, writes that down, and reads the journal again. Nothing is sent but GET.
*/
export function useVerifyUnfinished(journal: ReadJournal | undefined, reread: () => void): (() => void) | string {
	const {notice, services} = useAppContext();
	const {cluster, load} = useClusterSession();
	const open = useOperationParts();
	if (!journal?.ok || journal.unfinished.length === 0) {
		return 'Every change has its outcome.';
	}

	const {unfinished, entries} = journal;
	return () => {
		void (async () => {
			notice('Asking the service what became of them');
			// An intent of a program that runs is no unfinished one.
			const lock = await services.lockBatch(cluster.id);
			if (!lock.ok) {
				notice(lock.message, 'danger');
				return;
			}

			const parts = await open();
			if (parts.ok) {
				const {api, journal: opened, now} = parts;
				const verified = await verifyUnfinished({
					api, journal: opened, unfinished, entries, now,
				});
				const known = verified.filter(({kind}) => kind !== 'unknown').length;
				notice(`${known} of ${verified.length} ${known === 1 || verified.length === 1 ? 'is' : 'are'} known now.`, known === verified.length ? 'good' : 'warning');
			} else {
				notice(parts.message, 'danger');
			}

			lock.release();
			reread();
			load();
		})();
	};
}
