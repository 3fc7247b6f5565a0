import {elsewhereWords} from '../../journal/place.js';
import type {PlaceContent} from '../../journal/read-place.js';
import type {Result} from '../../result.js';
import {secretsInHand, accountForSecrets} from '../../operations/secrets-in-hand.js';
import {verifyUnfinished} from '../../operations/verify-unfinished.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useOperationParts} from '../../session/change/use-operation-parts.js';
import {useShow} from '../../session/use-show.js';

/**
Returns the function that asks the service for the outcomes of the changes that have none, writes them to the journal and reads it again; or the reason why there is nothing to ask. Sends only GET requests.
*/
export function useVerifyUnfinished(journal: Result<PlaceContent> | undefined, reread: () => void): (() => void) | string {
	const {notice, services} = useAppContext();
	const {cluster, load, handOver} = useClusterSession();
	const show = useShow();
	const open = useOperationParts();
	const lost = journal?.ok ? secretsInHand(journal.value.entries).filter(({tokenId}) => !handOver.hasMade(tokenId)) : [];
	if (!journal?.ok || (journal.value.unfinished.length === 0 && lost.length === 0)) {
		// This service does not know the tokens of another host or account, so it cannot be asked about them.
		const words = journal?.ok ? elsewhereWords(journal.value.elsewhere.filter(each => each.unfinished > 0)) : undefined;
		return words === undefined ? 'Every change has its outcome, or was asked about and cannot be known.' : show(words);
	}

	const {unfinished, entries} = journal.value;
	return () => {
		void (async () => {
			notice('Asking the service for the missing outcomes');
			// The intents of a program that is still running look unfinished too. The lock makes sure that none is running.
			const lock = await services.lockBatch(cluster.id);
			if (!lock.ok) {
				notice(lock.message, 'danger');
				return;
			}

			const parts = await open();
			if (parts.ok) {
				const {api, journal: opened, now} = parts.value;
				const verified = await verifyUnfinished({
					api, journal: opened, unfinished, entries, now,
				});
				const secretSentences = await accountForSecrets(lost, {journal: opened, find: async tokenId => services.findKeptSecret(cluster.id, tokenId)});
				const known = verified.filter(({kind}) => kind !== 'unknown').length;
				const counted = `${known} of ${verified.length} ${known === 1 || verified.length === 1 ? 'is' : 'are'} known now.`;
				notice([...secretSentences.map(words => show(words)), ...(verified.length > 0 ? [counted] : [])].join(' '), known === verified.length && secretSentences.length === 0 ? 'good' : 'warning');
			} else {
				notice(parts.message, 'danger');
			}

			lock.value.release();
			reread();
			load();
		})();
	};
}
