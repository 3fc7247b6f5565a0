import {useApp} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import type {Profile} from '../../profiles/types.js';
import {useAppContext} from '../../session/app-context.js';

/**
Every known profile, and the sentences on influxctl's config as a whole, raw. influxctl's config and the files that profiles need are read after the screen's first frame, because a disk may be slow; what they give is added when it is there.
*/
export function useProfiles(): {readonly profiles: readonly Profile[]; readonly notices: readonly string[]} {
	const {services} = useAppContext();
	const {waitUntilRenderFlush} = useApp();
	const {profileFinder} = services;
	const {notices} = useSyncExternalStore(profileFinder.subscribe, profileFinder.found);
	useEffect(() => {
		void (async () => {
			await waitUntilRenderFlush();
			await profileFinder.look();
		})();
	}, [waitUntilRenderFlush, profileFinder]);
	return {profiles: services.profiles(), notices};
}
