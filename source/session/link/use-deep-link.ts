import {useContext, useEffect} from 'react';
import {chooseCluster, clusterOfName} from '../../profiles/choose-profile.js';
import {usualInfluxctlName} from '../../profiles/influxctl/influxctl-name.js';
import {topOf, type Screen} from '../screen-stack.js';
import {useAppContext, type AppContextValue} from '../app-context.js';
import {ClusterSessionContext, type ClusterSession} from '../use-cluster-session.js';
import {ProfileSessionContext, type ProfileSession} from '../use-profile-session.js';
import {useShow} from '../use-show.js';
import {
	isLinkToTokens,
	profileOfLink,
	screenOfLink,
	type DeepLink,
} from './deep-link.js';
import type {LinkStage} from './first-stage.js';

export type LinkProgress = {
	readonly link: DeepLink | undefined;
	/**
	The app keeps it, because opening a profile or a cluster mounts the hook anew.
	*/
	readonly stage: LinkStage;
	readonly setStage: (stage: LinkStage) => void;
};

/**
Follows a link from the first screen, one step as soon as what the next one needs is there. A person comes first: once they have gone back or elsewhere, the link opens nothing more.

Where a step finds nothing to open, a notice says why, and the screen stays where it is.
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

		steps[stage]({
			link,
			top,
			services,
			profileSession,
			clusterSession,
			navigate,
			setStage,
			end(problem) {
				setStage('done');
				if (problem !== undefined) {
					notice(show(problem), 'warning');
				}
			},
		});
	}, [link, stage, setStage, top, services, profileSession, clusterSession, navigate, notice, show]);
}

/**
What one step of the way has at hand.
*/
type Step = Pick<AppContextValue, 'services' | 'navigate'> & {
	readonly link: DeepLink;
	/**
	The name of the screen on top.
	*/
	readonly top: Screen['name'];
	readonly profileSession: ProfileSession | undefined;
	readonly clusterSession: ClusterSession | undefined;
	readonly setStage: (stage: LinkStage) => void;
	/**
	Ends the way; `problem` is one sentence for the person, raw.
	*/
	readonly end: (problem?: string) => void;
};

const steps: Readonly<Record<Exclude<LinkStage, 'done'>, (step: Step) => void>> = {
	profile: findProfiles,
	looking() {
		// The search for profiles sets the next stage when it ends.
	},
	named: openProfile,
	cluster: openCluster,
	filter: setFilter,
	screen: openScreen,
};

/**
Looks for influxctl's profiles, whose config is read after the first frame: the link may name one of them.
*/
function findProfiles({services, setStage}: Step): void {
	setStage('looking');
	void (async () => {
		await services.profileFinder.look();
		setStage('named');
	})();
}

function openProfile({link, top, services, navigate, setStage, end}: Step): void {
	const profile = profileOfLink(link, services.profiles(), services.settingsTrouble());
	if (top !== 'profiles' || !profile.ok || profile.value.problem !== undefined) {
		end(profile.ok ? profile.value.problem && `${profile.value.name} cannot be used. ${profile.value.problem}` : profile.message);
		return;
	}

	navigate({type: 'opened', screen: {name: 'clusters', profile: profile.value}});
	setStage(isLinkToTokens(link) ? 'cluster' : 'done');
}

/**
Opens the cluster once the profile is open. A management token may be asked for on top of the clusters meanwhile, which does not end the way.
*/
function openCluster({link, top, profileSession, navigate, setStage, end}: Step): void {
	if (top === 'profiles') {
		end();
	} else if (top === 'clusters' && profileSession?.state.status === 'ready') {
		const {profile} = profileSession;
		const cluster = chooseCluster(profile, link.cluster ?? clusterOfName(profile, link.profile ?? usualInfluxctlName));
		if (!cluster.ok) {
			end(cluster.message);
			return;
		}

		navigate({type: 'opened', screen: {name: 'tokens', cluster: cluster.value}});
		setStage('filter');
	}
}

/**
Sets the filter of the link. One that does not parse is left open with its error under it, because the list below is not what the link asked for.
*/
function setFilter({link: {filter, showsInactive}, clusterSession, setStage}: Step): void {
	if (!clusterSession) {
		return;
	}

	if (showsInactive) {
		clusterSession.dispatchView({type: 'inactive-toggled'});
	}

	if (filter !== undefined) {
		clusterSession.dispatchView({type: 'whole-filter-taken', text: filter});
	}

	setStage('screen');
}

function openScreen({link, top, profileSession, clusterSession, navigate, end}: Step): void {
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
