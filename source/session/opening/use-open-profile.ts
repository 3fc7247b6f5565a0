import {
	useCallback,
	useEffect,
	useMemo,
	useReducer,
	useRef,
	useState,
} from 'react';
import type {Secret} from '../../secrets/secret.js';
import type {ManagementApi} from '../../api/types.js';
import type {Profile} from '../../profiles/types.js';
import {reduceClustersView, startClustersView} from '../lists/clusters-view.js';
import type {Services, SignedInProfile} from '../services.js';
import {useClock} from '../clock/use-clock.js';
import {useHabit} from '../use-habits.js';
import type {ProfileSession} from '../use-profile-session.js';
import {useClusterLoads} from './use-cluster-loads.js';
import {useOpening} from './use-opening.js';
import {useSignIn} from './use-sign-in.js';
import {useTokenEnd} from './use-token-end.js';

/**
Opens a profile and holds what is loaded through it. Everything under way is aborted when it is closed.
*/
export function useOpenProfile(chosen: Profile, services: Services): ProfileSession {
	const {
		profile, state, source, endsAt, holder, network, attempt, retry, takeSecret, renew, freshen,
	} = useOpening(chosen, services);
	const [clustersView, dispatchClustersView] = useReducer(reduceClustersView, undefined, () => startClustersView(services.habits.current(), chosen, services.placeOfVariables));
	const [isForbidden, setIsForbidden] = useState(false);
	const tokenEnd = useTokenEnd(endsAt, services);
	const {clock, noteTime} = useClock(services);
	const isReadOnly = services.isReadOnly || profile.isReadOnly || isForbidden;
	const {awaitToken, answerTokenRequest} = useTokenRequest();

	useHabit(services.habits, clustersView.sort, clustersSort => ({clustersSort}));
	useEffect(() => {
		services.habits.keep({profile: chosen.name});
	}, [services, chosen.name]);

	const api = useApis(services, {
		profile, holder, network, isReadOnly, attempt,
	});

	const {
		data, dispatch, load, reload,
	} = useClusterLoads(api, services, {noteTime, freshen});

	const secrets = useCallback(() => [holder.get()], [holder]);

	const turnReadOnly = useCallback(() => {
		setIsForbidden(true);
	}, []);

	const given = useGivenTokens(chosen, services, {
		takeSecret, reload, setIsForbidden, answerTokenRequest,
	});

	return useMemo(
		() => ({
			profile,
			state,
			source,
			tokenEnd,
			isReadOnly,
			turnReadOnly,
			data,
			dispatch,
			clustersView,
			dispatchClustersView,
			api,
			load,
			retry,
			secrets,
			...given,
			renew,
			awaitToken,
			answerTokenRequest,
			clock,
		}),
		[
			profile,
			state,
			source,
			tokenEnd,
			isReadOnly,
			turnReadOnly,
			data,
			dispatch,
			clustersView,
			dispatchClustersView,
			api,
			load,
			retry,
			secrets,
			given,
			renew,
			awaitToken,
			answerTokenRequest,
			clock,
		],
	);
}

/**
Makes the API of a cluster when it is first asked for, and gives the same one from then on. Each opening of the profile, and a change of `isReadOnly`, begins anew.
*/
function useApis(services: Services, {profile, holder, network, isReadOnly, attempt}: Pick<ReturnType<typeof useOpening>, 'profile' | 'holder' | 'network' | 'attempt'> & {readonly isReadOnly: boolean}): ProfileSession['api'] {
	return useMemo(() => {
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
}

type Taking = Pick<ReturnType<typeof useOpening>, 'takeSecret'> & Pick<ProfileSession, 'answerTokenRequest'> & {
	/**
	Loads again what was loaded with the last token.
	*/
	readonly reload: () => void;
	/**
	Whether the last token may only read.
	*/
	readonly setIsForbidden: (isForbidden: boolean) => void;
};

/**
The two ways in which a person gives another management token: by typing it, and by signing in.
*/
function useGivenTokens(profile: Profile, services: Services, {takeSecret, reload, setIsForbidden, answerTokenRequest}: Taking): Pick<ProfileSession, 'replaceSecret' | 'signIn'> {
	const replaceSecret = useCallback((secret: Secret) => {
		takeSecret(secret);
		setIsForbidden(false);
		reload();
	}, [takeSecret, setIsForbidden, reload]);

	const takeSignedIn = useCallback(({secret, renew}: SignedInProfile) => {
		takeSecret(secret, {source: 'sign-in', renew});
		setIsForbidden(false);
		reload();
		answerTokenRequest(true);
	}, [takeSecret, setIsForbidden, reload, answerTokenRequest]);

	const signIn = useSignIn(profile, services, takeSignedIn);
	return useMemo(() => ({replaceSecret, signIn}), [replaceSecret, signIn]);
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
