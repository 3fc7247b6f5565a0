import {useApp} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import type {Profile} from '../../profiles/types.js';
import {useAppContext} from '../../session/app-context.js';

/**
Every profile that is known, and the sentences on influxctl's config as a whole, raw. What takes longer is looked for once the screen is on the terminal, and joins when it is there.
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
