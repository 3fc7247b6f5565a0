import {hostname, userInfo} from 'node:os';
import type {Secret} from '../secrets/secret.js';
import type {OperationJournal} from '../operations/types.js';
import type {keepSecret as KeepSecret} from '../journal/keep-secret.js';
import type {HandOver} from '../session/hand-over.js';
import type {Services} from '../session/services.js';

type Options = {
	/**
	The directory of a cluster's journal.
	*/
	readonly directoryOf: (clusterId: string) => string;
	/**
	Whether the tokens of a cluster end with the program, as the demo's do.
	*/
	readonly isDemo: (clusterId: string) => boolean;
	readonly handOver: HandOver;
};

type ClusterServices = Pick<Services, 'openJournal' | 'lockBatch' | 'readJournal' | 'readLook' | 'keepLook' | 'handOver' | 'keepSecrets' | 'findKeptSecret'>;

/**
What the screens can do with the journals of clusters, and with the secrets that were made there.
*/
export function clusterServices({directoryOf, isDemo, handOver}: Options): ClusterServices {
	const journals = new Map<string, OperationJournal>();
	// A cluster id may be opened at two hosts, one after the other; the journal must hold the secrets of neither.
	const secretsOf = new Map<string, ReadonlyArray<() => readonly Secret[]>>();
	let keepSecret: typeof KeepSecret | undefined;

	return {
		async openJournal(clusterId, secrets) {
			const known = secretsOf.get(clusterId) ?? [];
			secretsOf.set(clusterId, known.includes(secrets) ? known : [...known, secrets]);
			const open = journals.get(clusterId);
			if (open) {
				return {ok: true, value: open};
			}

			// Loaded before anything can be created, because a program that is ending cannot wait for it.
			({keepSecret} = await import('../journal/keep-secret.js'));
			const {openJournal} = await import('../journal/journal.js');
			const opened = await openJournal({
				directory: directoryOf(clusterId), clusterId, secrets: () => (secretsOf.get(clusterId) ?? []).flatMap(give => give()), actor: {user: userInfo().username, hostname: hostname()},
			});
			if (opened.ok) {
				journals.set(clusterId, opened.value);
			}

			return opened;
		},
		async lockBatch(clusterId) {
			const {lockBatch} = await import('../journal/lock-batch.js');
			return lockBatch(directoryOf(clusterId), clusterId);
		},
		async readJournal(place) {
			const {readPlace} = await import('../journal/read-place.js');
			return readPlace({...place, directory: directoryOf(place.clusterId)});
		},
		async readLook(place) {
			const {readKeptLook} = await import('../settings/kept-look.js');
			return readKeptLook({...place, directory: directoryOf(place.clusterId)});
		},
		async keepLook(place, look) {
			const {keepLook} = await import('../settings/kept-look.js');
			return keepLook({...place, directory: directoryOf(place.clusterId)}, look);
		},
		handOver,
		keepSecrets: () => handOver.inHand().filter(({clusterId}) => !isDemo(clusterId)).flatMap(({secret, tokenId, description, clusterId}) => {
			const kept = keepSecret?.(directoryOf(clusterId), tokenId, secret);
			handOver.forget(tokenId);
			const what = `The secret of "${description}" (${tokenId}) was not handed over`;
			return kept ? [kept.ok ? `${what}: it is kept in ${kept.value}, readable only by you.` : `${what} and is lost, since ${kept.message} Revoke the token.`] : [];
		}),
		async findKeptSecret(clusterId, tokenId) {
			const {findKeptSecret} = await import('../journal/keep-secret.js');
			return findKeptSecret(directoryOf(clusterId), tokenId);
		},
	};
}
