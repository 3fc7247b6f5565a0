import {withFreeNames} from './free-names.js';
import {problemKey, type FoundProfiles} from './profile-finder.js';
import type {Profile} from './types.js';

/**
Every profile in the order in which a person is offered them, each with its own name and with what is wrong with it.
*/
export function allProfiles({fixed, saved, isSavedKnown, found}: {
	readonly fixed: readonly Profile[];
	readonly saved: readonly Profile[];
	/**
	Whether `saved` is all that the settings hold.
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
