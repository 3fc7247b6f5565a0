import {compareText} from './compare-text.js';
import {editDistance} from './edit-distance.js';
import {foldText} from './fold-text.js';

/**
The name in `names` that a person most likely meant: the one with the fewest typing mistakes, without regard to case. It may have at most one mistake in three characters, and at most three. Undefined when no name is that near.
*/
export function nearestName(name: string, names: readonly string[]): string | undefined {
	const folded = foldText(name);
	const limit = Math.min(3, Math.floor((folded.length + 1) / 3));
	const [nearest] = names
		// The difference of the lengths is the least number of mistakes. Most names are ruled out by it.
		.filter(candidate => Math.abs(candidate.length - name.length) <= limit)
		.map(candidate => ({candidate, distance: editDistance(folded, foldText(candidate)), exact: editDistance(name, candidate)}))
		.filter(({distance}) => distance <= limit)
		.toSorted((left, right) => left.distance - right.distance
			|| left.exact - right.exact
			|| compareText(left.candidate, right.candidate));
	return nearest?.candidate;
}
