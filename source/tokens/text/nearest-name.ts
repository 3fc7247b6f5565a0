import {compareText} from './compare-text.js';
import {editDistance} from './edit-distance.js';
import {foldText} from './fold-text.js';

/**
The name that was most likely meant, out of those that there are: the one with the fewest typing mistakes between, case aside, and no more than one in three characters, nor three in all. Undefined when none is that near.
*/
export function nearestName(name: string, names: readonly string[]): string | undefined {
	const folded = foldText(name);
	const limit = Math.min(3, Math.floor((folded.length + 1) / 3));
	const [nearest] = names
		// So many changes it takes at least; most names need no closer look.
		.filter(candidate => Math.abs(candidate.length - name.length) <= limit)
		.map(candidate => ({candidate, distance: editDistance(folded, foldText(candidate)), exact: editDistance(name, candidate)}))
		.filter(({distance}) => distance <= limit)
		.toSorted((left, right) => left.distance - right.distance
			|| left.exact - right.exact
			|| compareText(left.candidate, right.candidate));
	return nearest?.candidate;
}
