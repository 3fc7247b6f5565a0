import {influxctlName} from './influxctl/influxctl-name.js';
import {nameKey} from './name-key.js';
import {isReservedName} from './name-problem.js';
import type {Profile} from './types.js';

/**
Profiles of influxctl with names of their own beside the ones that are taken: `influxctl:prod` where there is a `prod` already.

Where `areTakenKnown` is false, since the saved profiles could not be read, all of them are named so: any name may be one of a saved profile.
*/
export function withFreeNames(profiles: readonly Profile[], taken: readonly string[], {areTakenKnown = true}: {readonly areTakenKnown?: boolean} = {}): readonly Profile[] {
	const keys = new Set(taken.map(name => nameKey(name)));
	const counts = new Map<string, number>();
	return profiles.map(profile => {
		const key = nameKey(profile.name);
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		// Two of influxctl's whose names differ in case alone.
		const end = count === 1 ? '' : ` (${count})`;
		const isFree = areTakenKnown && !keys.has(key) && !isReservedName(profile.name);
		const name = isFree && count === 1 ? profile.name : `${influxctlName(profile.name)}${end}`;
		return name === profile.name ? profile : {...profile, name};
	});
}
