import {useContext, useEffect, type RefObject} from 'react';
import {topOf} from '../screen-stack.js';
import {useAppContext} from '../app-context.js';
import {ProfileSessionContext} from '../use-profile-session.js';

type Options = {
	/**
	False while a link of the command line is followed, which opens a cluster by itself.
	*/
	readonly isActive: boolean;
	/**
	The name of the profile whose only cluster was opened, or left, last. The app keeps it, because opening a cluster mounts the hook anew.
	*/
	readonly openedFor: RefObject<string | undefined>;
};

/**
Opens the cluster of a profile that has only one as soon as the profile is open, because there is nothing to choose. It does so once each time the profile is opened: Esc in the token list goes back to the clusters.
*/
export function useOnlyCluster({isActive, openedFor}: Options): void {
	const {stack, navigate} = useAppContext();
	const session = useContext(ProfileSessionContext);
	const top = topOf(stack).name;
	const name = session?.profile.name;
	const only = session?.state.status === 'ready' && session.profile.clusters.length === 1 ? session.profile.clusters[0] : undefined;
	useEffect(() => {
		if (name === undefined) {
			openedFor.current = undefined;
		} else if (top === 'tokens') {
			openedFor.current = name;
		} else if (isActive && top === 'clusters' && only && openedFor.current !== name) {
			openedFor.current = name;
			navigate({type: 'opened', screen: {name: 'tokens', cluster: only}});
		}
	}, [isActive, openedFor, top, name, only, navigate]);
}
