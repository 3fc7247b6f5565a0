import {useApp} from 'ink';
import {useEffect, useState, useSyncExternalStore} from 'react';
import {variableProblem} from '../../profiles/variables/variable-problem.js';
import type {Profile} from '../../profiles/types.js';
import {useAppContext} from '../../session/app-context.js';

/**
Every known profile, and the sentences on influxctl's config as a whole and on variables that name what does not exist, raw. influxctl's config and the files that profiles need are read after the screen's first frame, because a disk may be slow; what they give is added when it is there.
*/
export function useProfiles(): {readonly profiles: readonly Profile[]; readonly notices: readonly string[]} {
	const {services} = useAppContext();
	const {waitUntilRenderFlush} = useApp();
	const {profileFinder} = services;
	const {notices} = useSyncExternalStore(profileFinder.subscribe, profileFinder.found);
	const [isLooked, setIsLooked] = useState(false);
	useEffect(() => {
		void (async () => {
			await waitUntilRenderFlush();
			await profileFinder.look();
			setIsLooked(true);
		})();
	}, [waitUntilRenderFlush, profileFinder]);
	const profiles = services.profiles();
	// Until all profiles are known, a variable may name one of those that are missing.
	const problem = isLooked ? variableProblem(profiles, services.placeOfVariables, services.settingsTrouble()) : undefined;
	return {profiles, notices: problem === undefined ? notices : [problem, ...notices]};
}
