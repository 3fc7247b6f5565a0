import {createContext, useContext} from 'react';
import type {Secret} from '../secrets/secret.js';
import type {ManagementApi} from '../api/types.js';
import type {Profile} from '../profiles/types.js';
import type {Result} from '../result.js';
import type {ClusterDataEvent, ClustersData} from './lists/cluster-data.js';
import type {ClustersView, ClustersViewEvent} from './lists/clusters-view.js';
import type {ClockView} from './clock/use-clock.js';
import type {SessionState} from './opening/use-opening.js';
import type {SignInControl} from './opening/use-sign-in.js';
import type {TokenEnd} from './opening/use-token-end.js';

/**
An open profile: its account and host, and what has been loaded of its clusters. Its management token is not a part of it.
*/
export type ProfileSession = {
	/**
	Complete once the state is ready, because the demo's clusters are not known before its emulator runs.
	*/
	readonly profile: Profile;
	readonly state: SessionState;
	/**
	Where the management token came from, in a word for the header; empty for the demo's.
	*/
	readonly source: string;
	/**
	When that token ends; undefined where that is not known.
	*/
	readonly tokenEnd: TokenEnd | undefined;
	readonly isReadOnly: boolean;
	/**
	Makes the session read-only. It is called when the service answers 403 to a change, because this management token may only read.
	*/
	readonly turnReadOnly: () => void;
	readonly data: ClustersData;
	readonly dispatch: (event: ClusterDataEvent) => void;
	/**
	The view of the list of clusters, which is kept while a cluster is open.
	*/
	readonly clustersView: ClustersView;
	readonly dispatchClustersView: (event: ClustersViewEvent) => void;
	readonly api: (clusterId: string) => ManagementApi;
	/**
	Loads tokens and databases of one cluster, side by side. An older load of the same cluster is dropped.
	*/
	readonly load: (clusterId: string) => void;
	/**
	Tries to open the profile again.
	*/
	readonly retry: () => void;
	/**
	The management tokens in use, for a journal that must not hold them.
	*/
	readonly secrets: () => readonly Secret[];
	/**
	Takes another management token for this session, and loads again what was loaded with the last one.
	*/
	readonly replaceSecret: (secret: Secret) => void;
	/**
	Gets another management token from where the present one came, without asking a person. Refuses with a sentence, raw, where there is no way to.
	*/
	readonly renew: () => Promise<Result<undefined>>;
	readonly signIn: SignInControl;
	/**
	Waits for another management token; resolves with whether the person entered one.
	*/
	readonly awaitToken: () => Promise<boolean>;
	/**
	Ends that wait, where a call waits.
	*/
	readonly answerTokenRequest: (isGiven: boolean) => void;
	readonly clock: ClockView;
};

export const ProfileSessionContext = createContext<ProfileSession | undefined>(undefined);

export function useProfileSession(): ProfileSession {
	const session = useContext(ProfileSessionContext);
	if (!session) {
		throw new Error('useProfileSession outside an open profile');
	}

	return session;
}
