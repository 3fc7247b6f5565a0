import {useCallback} from 'react';
import type {ManagementApi} from '../../api/types.js';
import type {Wait} from '../../operations/back-off.js';
import type {ChangeContext, OperationJournal} from '../../operations/types.js';
import type {Result} from '../../result.js';
import {useAppContext} from '../app-context.js';
import {useClusterSession} from '../use-cluster-session.js';
import {tokenOverlay} from '../token-overlay.js';
import {useProfileSession} from '../use-profile-session.js';
import {handingApi} from './handing-api.js';
import {askingApi} from './asking-api.js';

export type OperationParts = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	readonly context: ChangeContext;
	readonly now: () => Date;
	readonly wait?: Wait;
};

/**
Opens what a single change needs: the API, the journal, and the profile and cluster of the tokens. It refuses where the journal cannot be opened, because then nothing may be sent. After a 401 during the change, another management token is read from where the first one came, or else asked for on top of the screen, and the change goes on with it.
*/
export function useOperationParts(): () => Promise<Result<OperationParts>> {
	const {services, navigate} = useAppContext();
	const {profile, api, secrets, awaitToken, renew} = useProfileSession();
	const {cluster} = useClusterSession();
	return useCallback(async () => {
		const isTokenGiven = async (reason: string, attempt: number): Promise<boolean> => {
			if (attempt === 0) {
				const renewed = await renew();
				if (renewed.ok) {
					return true;
				}
			}

			navigate({type: 'opened', screen: tokenOverlay(profile, reason)});
			return awaitToken();
		};

		const opened = await services.openJournal(cluster.id, secrets);
		return opened.ok
			? {
				ok: true,
				value: {
					api: askingApi(handingApi(api(cluster.id), services.handOver, cluster.id), isTokenGiven),
					journal: opened.value,
					context: {
						profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id,
					},
					now: () => new Date(services.now()),
					...(services.wait && {wait: services.wait}),
				},
			}
			: opened;
	}, [services, navigate, profile, api, secrets, awaitToken, renew, cluster]);
}
