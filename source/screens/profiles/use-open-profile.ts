import {useEffect, useRef} from 'react';
import type {Profile} from '../../profiles/types.js';
import {useAppContext} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';

type OpenProfile = {
	/**
	Opens the clusters of the profile with this name, or says why it cannot be opened.
	*/
	readonly open: (name: string) => Promise<void>;
	/**
	Opens nothing any more for an earlier call of `open` that still reads influxctl's config.
	*/
	readonly forget: () => void;
};

/**
Opens a profile from the first screen. A profile with a problem is read again first, because the problem may have been mended. Leaving the screen meanwhile forgets it.
*/
export function useOpenProfile(profiles: readonly Profile[], isActive: boolean): OpenProfile {
	const {services, navigate, notice, chooseProfile} = useAppContext();
	const show = useShow();

	// The profile that the person waits for, by name, as long as no other key came.
	const asked = useRef<string>(undefined);
	useEffect(() => () => {
		asked.current = undefined;
	}, [isActive]);

	return {
		async open(name) {
			chooseProfile(name);
			asked.current = name;
			if (profiles.find(profile => profile.name === name)?.problem !== undefined) {
				await services.profileFinder.look();
				if (asked.current !== name) {
					return;
				}
			}

			const profile = services.profiles().find(candidate => candidate.name === name);
			if (profile?.problem === undefined) {
				if (profile) {
					navigate({type: 'opened', screen: {name: 'clusters', profile}});
				}
			} else {
				notice(`${show(profile.name)} cannot be opened. ${show(profile.problem)}`, 'danger');
			}
		},
		forget() {
			asked.current = undefined;
		},
	};
}
