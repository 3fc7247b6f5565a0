import {useContext, useEffect} from 'react';
import {chooseCluster, clusterOfName} from '../../profiles/choose-profile.js';
import {topOf} from '../screen-stack.js';
import {parseFilter} from '../../tokens/filter/parse.js';
import {useAppContext} from '../app-context.js';
import {ClusterSessionContext} from '../use-cluster-session.js';
import {ProfileSessionContext} from '../use-profile-session.js';
import {useShow} from '../use-show.js';
import {
	isLinkToTokens,
	profileOfLink,
	screenOfLink,
	type DeepLink,
} from './deep-link.js';

/**
How far a link has been followed: what has to be opened next.
*/
export type LinkStage = 'profile' | 'looking' | 'named' | 'cluster' | 'filter' | 'screen' | 'done';

/**
The way that a link has before it. The first screen of it may be there already: the first frame shows it.
*/
export function firstStage(link: DeepLink | undefined, depth: number): LinkStage {
	if (!link) {
		return 'done';
	}

	if (depth === 1) {
		return 'profile';
	}

	return isLinkToTokens(link) ? 'cluster' : 'done';
}

export type LinkProgress = {
	readonly link: DeepLink | undefined;
	/**
	Kept where no opening of a profile or a cluster mounts it anew.
	*/
	readonly stage: LinkStage;
	readonly setStage: (stage: LinkStage) => void;
};

/**
Follows a link from the first screen, a step each time that what the next one needs is there. It gives way to a person: once somebody has gone back or elsewhere, nothing more is opened.

What cannot be found is said where the way ended.
*/
export function useDeepLink({link, stage, setStage}: LinkProgress): void {
	const {services, stack, navigate, notice} = useAppContext();
	const profileSession = useContext(ProfileSessionContext);
	const clusterSession = useContext(ClusterSessionContext);
	const show = useShow();
	const top = topOf(stack).name;

	useEffect(() => {
		if (!link || stage === 'done') {
			return;
		}

		const end = (problem?: string) => {
			setStage('done');
			if (problem !== undefined) {
				notice(show(problem), 'warning');
			}
		};

		switch (stage) {
			case 'profile': {
				setStage('looking');
				void (async () => {
					// It may be influxctl's, whose config is read after the first frame.
					await services.profileFinder.look();
					setStage('named');
				})();

				return;
			}

			case 'looking': {
				return;
			}

			case 'named': {
				const profile = profileOfLink(link, services.profiles(), services.settingsTrouble());
				if (top !== 'profiles' || !profile.ok || profile.value.problem !== undefined) {
					end(profile.ok ? profile.value.problem && `${profile.value.name} cannot be used. ${profile.value.problem}` : profile.message);
					return;
				}

				navigate({type: 'opened', screen: {name: 'clusters', profile: profile.value}});
				setStage(isLinkToTokens(link) ? 'cluster' : 'done');
				return;
			}

			case 'cluster': {
				// A management token may be asked for on top of the clusters; that is part of the way.
				if (top === 'profiles') {
					end();
				} else if (top === 'clusters' && profileSession?.state.status === 'ready') {
					const {profile} = profileSession;
					const cluster = chooseCluster(profile, link.cluster ?? clusterOfName(profile, link.profile));
					if (!cluster.ok) {
						end(cluster.message);
						return;
					}

					navigate({type: 'opened', screen: {name: 'tokens', cluster: cluster.value}});
					setStage('filter');
				}

				return;
			}

			case 'filter': {
				if (!clusterSession) {
					return;
				}

				if (link.showsInactive) {
					clusterSession.dispatchView({type: 'inactive-toggled'});
				}

				if (link.filter !== undefined) {
					// One that does not parse is left open, with its error under it: the list below is not what was asked for.
					if (!parseFilter(link.filter).ok) {
						clusterSession.dispatchView({type: 'filter-opened', history: []});
					}

					clusterSession.dispatchView({type: 'filter-typed', text: link.filter});
				}

				setStage('screen');
				return;
			}

			case 'screen': {
				if (!clusterSession || top !== 'tokens') {
					end();
					return;
				}

				const {tokens, tokenOf, shownIds} = clusterSession;
				if (tokens.status === 'failed') {
					end();
				} else if (tokens.status === 'loaded') {
					const screen = screenOfLink(link, {tokenOf, shownIds, isReadOnly: profileSession?.isReadOnly ?? false});
					end(typeof screen === 'string' ? screen : undefined);
					if (typeof screen === 'object') {
						navigate({type: 'opened', screen});
					}
				}
			}
		}
	}, [link, stage, setStage, top, services, profileSession, clusterSession, navigate, notice, show]);
}
