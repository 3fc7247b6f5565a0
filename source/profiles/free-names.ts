import {nameKey} from './name-key.js';
import {isReservedName} from './names.js';
import type {Profile} from './types.js';

/**
Profiles of influxctl with names of their own beside the ones that are taken: `prod (influxctl)` where there is a `prod` already.
*/
export function withFreeNames(profiles: readonly Profile[], taken: readonly string[]): readonly Profile[] {
	const keys = new Set(taken.map(name => nameKey(name)));
	return profiles.map(profile => {
		let {name} = profile;
		for (let count = 1; keys.has(nameKey(name)) || isReservedName(name); count++) {
			name = `${profile.name} (influxctl${count === 1 ? '' : ` ${count}`})`;
		}

		keys.add(nameKey(name));
		return name === profile.name ? profile : {...profile, name};
	});
}
