import {
	createContext,
	useCallback,
	useContext,
	useEffect,
	useMemo,
	useReducer,
	useRef,
	useState,
} from 'react';
import type {Secret} from '../secrets/secret.js';
import type {ManagementApi} from '../api/types.js';
import type {Profile} from '../profiles/types.js';
import type {ClusterDataEvent, ClustersData} from './lists/cluster-data.js';
import {
	reduceClustersView,
	startClustersView,
	type ClustersView,
	type ClustersViewEvent,
} from './lists/clusters-view.js';
import type {Services} from './services.js';
import {useClock, type ClockView} from './clock/use-clock.js';
import {useClusterLoads} from './use-cluster-loads.js';
import {useHabit} from './use-habits.js';
import {useOpening, type SessionState} from './use-opening.js';

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

/**
Opens a profile and holds what is loaded through it. Everything under way is aborted when it is closed.
*/
export function useOpenProfile(chosen: Profile, services: Services): ProfileSession {
	const {
		profile, state, source, holder, network, attempt, retry, takeSecret,
	} = useOpening(chosen, services);
	const [clustersView, dispatchClustersView] = useReducer(reduceClustersView, undefined, () => startClustersView(services.habits.current(), chosen.name));
	const [isForbidden, setIsForbidden] = useState(false);
	const {clock, noteTime} = useClock(services);
	const isReadOnly = services.isReadOnly || profile.isReadOnly || isForbidden;
	const {awaitToken, answerTokenRequest} = useTokenRequest();

	useHabit(services.habits, clustersView.sort, clustersSort => ({clustersSort}));
	useEffect(() => {
		services.habits.keep({profile: chosen.name});
	}, [services, chosen.name]);

	const api = useMemo(() => {
		// One client for each cluster, because a client keeps its connections open.
		const apis = new Map<string, ManagementApi>();
		return (clusterId: string) => {
			const made = apis.get(clusterId) ?? services.createApi({
				host: profile.host,
				product: profile.product,
				pathStyle: profile.pathStyle,
				accountId: profile.accountId,
				clusterId,
				network: network.current,
				secret: () => holder.get(),
				tokenAdvice: 'Enter another, or choose another profile.',
				isReadOnly,
			});
			apis.set(clusterId, made);
			return made;
		};
	}, [services, profile, holder, network, isReadOnly, attempt]);

	const {
		data, dispatch, load, reload,
	} = useClusterLoads(api, services, noteTime);

	const secrets = useCallback(() => [holder.get()], [holder]);

	const turnReadOnly = useCallback(() => {
		setIsForbidden(true);
	}, []);

	const replaceSecret = useCallback((secret: Secret) => {
		takeSecret(secret);
		setIsForbidden(false);
		reload();
	}, [takeSecret, reload]);

	return useMemo(
		() => ({
			profile, state, source, isReadOnly, turnReadOnly, data, dispatch, clustersView, dispatchClustersView, api, load, retry, secrets, replaceSecret, awaitToken, answerTokenRequest, clock,
		}),
		[profile, state, source, isReadOnly, turnReadOnly, data, dispatch, clustersView, api, load, retry, secrets, replaceSecret, awaitToken, answerTokenRequest, clock],
	);
}

/**
The call that waits for another management token, and its answer. A later call makes the earlier one go on without a token.
*/
function useTokenRequest(): Pick<ProfileSession, 'awaitToken' | 'answerTokenRequest'> {
	const tokenRequest = useRef<((isGiven: boolean) => void) | undefined>(undefined);

	const awaitToken = useCallback(async () => new Promise<boolean>(resolve => {
		tokenRequest.current?.(false);
		tokenRequest.current = resolve;
	}), []);

	const answerTokenRequest = useCallback((isGiven: boolean) => {
		tokenRequest.current?.(isGiven);
		tokenRequest.current = undefined;
	}, []);

	return {awaitToken, answerTokenRequest};
}
