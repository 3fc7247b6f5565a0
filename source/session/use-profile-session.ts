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
import type {ManagementApi, Network} from '../api/types.js';
import type {Profile} from '../profiles/types.js';
import {reduceClustersData, type ClusterDataEvent, type ClustersData} from './lists/cluster-data.js';
import {
	reduceClustersView,
	startClustersView,
	type ClustersView,
	type ClustersViewEvent,
} from './lists/clusters-view.js';
import {SecretHolder} from './secret-holder.js';
import type {Services} from './services.js';
import {useClock, type ClockView} from './clock/use-clock.js';
import {useHabit} from './use-habits.js';

export type SessionState =
	| {readonly status: 'opening'}
	/**
	`isUnreachable`: another management token would not help.
	*/
	| {readonly status: 'failed'; readonly message: string; readonly isUnreachable: boolean}
	| {readonly status: 'needs-token'; readonly message: string}
	| {readonly status: 'ready'};

/**
An open profile: who and where, its management token out of sight, and what is known of its clusters.
*/
export type ProfileSession = {
	/**
	Complete once the state is ready: the demo's clusters are known only when its emulator runs.
	*/
	readonly profile: Profile;
	readonly state: SessionState;
	/**
	Where the management token came from, in a word for the header; empty for the demo's.
	*/
	readonly source: string;
	readonly isReadOnly: boolean;
	/**
	The service said 403 to a change: this management token may only look, so nothing more is tried with it.
	*/
	readonly turnReadOnly: () => void;
	readonly data: ClustersData;
	readonly dispatch: (event: ClusterDataEvent) => void;
	/**
	How the picker is looked at; kept while a cluster is open.
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
	The management tokens in use, for whatever must keep them out.
	*/
	readonly secrets: () => readonly Secret[];
	/**
	Another management token for this session; what was loaded with the last one is loaded again.
	*/
	readonly replaceSecret: (secret: Secret) => void;
	/**
	For a call that waits for another management token: resolves with whether one was given.
	*/
	readonly awaitToken: () => Promise<boolean>;
	/**
	Tells the call that waits, if there is one.
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
	const [profile, setProfile] = useState(chosen);
	const [state, setState] = useState<SessionState>({status: 'opening'});
	const [attempt, setAttempt] = useState(0);
	const [data, dispatch] = useReducer(reduceClustersData, {});
	const [clustersView, dispatchClustersView] = useReducer(reduceClustersView, undefined, () => startClustersView(services.habits.current(), chosen.name));
	const [holder] = useState(() => new SecretHolder());
	const tokenRequest = useRef<((isGiven: boolean) => void) | undefined>(undefined);
	const opening = useRef<AbortController>(undefined);
	const loads = useRef(new Map<string, AbortController>());
	// Outside of React's state, as the management token: it may hold a private key.
	const network = useRef<Network | undefined>(undefined);
	const [source, setSource] = useState('');
	const [isForbidden, setIsForbidden] = useState(false);
	const {clock, noteTime} = useClock(services);
	const isReadOnly = services.isReadOnly || profile.isReadOnly || isForbidden;

	useHabit(services.habits, clustersView.sort, clustersSort => ({clustersSort}));
	useEffect(() => {
		services.habits.keep({profile: chosen.name});
	}, [services, chosen.name]);

	useEffect(() => {
		const controller = new AbortController();
		opening.current = controller;
		void (async () => {
			const opened = await services.openProfile(chosen, controller.signal);
			if (controller.signal.aborted) {
				return;
			}

			network.current = opened.network;
			if (opened.ok) {
				holder.set(opened.secret);
				setProfile(opened.profile);
				setSource(opened.source);
				setState({status: 'ready'});
			} else if (opened.needsToken) {
				setState({status: 'needs-token', message: opened.message});
			} else {
				setState({status: 'failed', message: opened.message, isUnreachable: opened.network === undefined});
			}
		})();

		return () => {
			controller.abort();
		};
	}, [chosen, services, holder, attempt]);

	useEffect(() => {
		const running = loads.current;
		return () => {
			for (const controller of running.values()) {
				controller.abort();
			}
		};
	}, []);

	const api = useMemo(() => {
		// One for each cluster: it keeps its connections open.
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
				isReadOnly,
			});
			apis.set(clusterId, made);
			return made;
		};
	}, [services, profile, holder, isReadOnly, attempt]);

	const load = useCallback((clusterId: string) => {
		loads.current.get(clusterId)?.abort();
		const controller = new AbortController();
		loads.current.set(clusterId, controller);
		const client = api(clusterId);
		dispatch({type: 'load-started', clusterId});
		void (async () => {
			const answer = await client.listTokens({signal: controller.signal});
			if (controller.signal.aborted) {
				return;
			}

			noteTime(answer);
			dispatch({
				type: 'tokens-answered', clusterId, answer, at: services.now(),
			});
		})();

		void (async () => {
			const answer = await client.listDatabases({signal: controller.signal});
			if (!controller.signal.aborted) {
				dispatch({
					type: 'databases-answered', clusterId, answer, at: services.now(),
				});
			}
		})();
	}, [api, services, noteTime]);

	const secrets = useCallback(() => [holder.get()], [holder]);

	const turnReadOnly = useCallback(() => {
		setIsForbidden(true);
	}, []);

	const awaitToken = useCallback(async () => new Promise<boolean>(resolve => {
		tokenRequest.current?.(false);
		tokenRequest.current = resolve;
	}), []);

	const answerTokenRequest = useCallback((isGiven: boolean) => {
		tokenRequest.current?.(isGiven);
		tokenRequest.current = undefined;
	}, []);

	const retry = useCallback(() => {
		setState({status: 'opening'});
		setAttempt(count => count + 1);
	}, []);

	const replaceSecret = useCallback((secret: Secret) => {
		// Nobody waits any more for a source that has not answered, and what it says later is not asked for.
		opening.current?.abort();
		holder.set(secret);
		setSource('typed');
		setState({status: 'ready'});
		setIsForbidden(false);
		for (const clusterId of loads.current.keys()) {
			load(clusterId);
		}
	}, [holder, load]);

	return useMemo(
		() => ({
			profile, state, source, isReadOnly, turnReadOnly, data, dispatch, clustersView, dispatchClustersView, api, load, retry, secrets, replaceSecret, awaitToken, answerTokenRequest, clock,
		}),
		[profile, state, source, isReadOnly, turnReadOnly, data, clustersView, api, load, retry, secrets, replaceSecret, awaitToken, answerTokenRequest, clock],
	);
}
