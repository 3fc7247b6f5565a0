import {influxctlName} from './influxctl/influxctl-name.js';
import {nameKey} from './name-key.js';
import {isReservedName} from './name-problem.js';
import type {Profile} from './types.js';

/**
Gives profiles of influxctl names that are still free: `influxctl:prod` where there is a `prod` already.

Where `areTakenKnown` is false, because the saved profiles could not be read, all names begin with `influxctl:`, because any name may be that of a saved profile.
*/
export function withFreeNames(profiles: readonly Profile[], taken: readonly string[], {areTakenKnown = true}: {readonly areTakenKnown?: boolean} = {}): readonly Profile[] {
	const keys = new Set(taken.map(name => nameKey(name)));
	const counts = new Map<string, number>();
	return profiles.map(profile => {
		const key = nameKey(profile.name);
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		// Two profiles of influxctl's may have names that differ in case alone.
		const end = count === 1 ? '' : ` (${count})`;
		const isFree = areTakenKnown && !keys.has(key) && !isReservedName(profile.name);
		const name = isFree && count === 1 ? profile.name : `${influxctlName(profile.name)}${end}`;
		return name === profile.name ? profile : {...profile, name};
	});
}
