import {elsewhereWords} from '../journal/place.js';
import type {ReadPlace} from '../journal/read-place.js';
import {verifyUnfinished} from '../operations/unfinished.js';
import {useAppContext} from './app-context.js';
import {useClusterSession} from './use-cluster-session.js';
import {useOperationParts} from './use-operation-context.js';
import {useShow} from './use-show.js';

/**
Asks the service what became of changes that have no outcome, writes that down, and reads the journal again. Nothing is sent but GET.
*/
export function useVerifyUnfinished(journal: ReadPlace | undefined, reread: () => void): (() => void) | string {
	const {notice, services} = useAppContext();
	const show = useShow();
	const {cluster, load} = useClusterSession();
	const open = useOperationParts();
	if (!journal?.ok || journal.unfinished.length === 0) {
		// Whether a token of another place is as it was to be, this place's service cannot tell.
		const words = journal?.ok ? elsewhereWords(journal.elsewhere.filter(each => each.unfinished > 0)) : undefined;
		return words === undefined ? 'Every change has its outcome.' : show(words);
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
