import {withFreeNames} from './free-names.js';
import {problemKey, type FoundProfiles} from './profile-finder.js';
import type {Profile} from './types.js';

/**
All profiles in the order in which the program shows them, each with a name of its own and with its problem, if it has one.
*/
export function allProfiles({fixed, saved, isSavedKnown, found}: {
	readonly fixed: readonly Profile[];
	readonly saved: readonly Profile[];
	/**
	Whether `saved` holds all profiles of the settings.
	*/
	readonly isSavedKnown: boolean;
	readonly found: FoundProfiles;
}): readonly Profile[] {
	const withProblem = (profile: Profile): Profile => {
		const problem = found.problems.get(problemKey(profile));
		return problem === undefined ? profile : {...profile, problem};
	};

	const own = [...fixed, ...saved.map(profile => withProblem(profile))];
	return [...own, ...withFreeNames(found.influxctl.map(profile => withProblem(profile)), own.map(({name}) => name), {areTakenKnown: isSavedKnown})];
}
