import {foldText} from '../tokens/text/fold-text.js';

/**
Gives the name that another name most likely was meant to be. Undefined where there is none.
*/
export type MisspellingFinder = (name: string) => string | undefined;

/**
Shorter names are one edit away from many others.
*/
const shortest = 4;

type Shortened = {readonly name: string; readonly at: number};

/**
Finds, among `names`, the one that differs from another name in one edit (a character more, fewer, or another one, or two neighbours swapped), or in upper and lower case only. Names of fewer than four characters are compared by case only.

A number, and a letter that stands alone, may count things, as in `flight1` and `flight2` or `plant-a` and `plant-b`: an edit that only changes one of these into another, adds one or takes one away is none.

The index holds each name without each of its characters, so that a search takes time that depends on the length of the name and not on how many names there are.
*/
export function misspellingFinder(names: readonly string[]): MisspellingFinder {
	const exact = new Set(names);
	const byCase = new Map(names.map(name => [foldText(name), name]));
	// Most clusters have no missing name, and never need it.
	let shortened: ReadonlyMap<string, readonly Shortened[]> | undefined;
	return name => {
		if (exact.has(name)) {
			return undefined;
		}

		const sameLetters = byCase.get(foldText(name));
		if (sameLetters !== undefined || name.length < shortest) {
			return sameLetters;
		}

		shortened ??= shortenedNames(names);
		return oneEditAway(name, {exact, shortened});
	};
}

function shortenedNames(names: readonly string[]): ReadonlyMap<string, readonly Shortened[]> {
	const shortened = new Map<string, Shortened[]>();
	for (const name of names) {
		for (let at = 0; at < name.length; at++) {
			const key = without(name, at);
			const known = shortened.get(key);
			if (known) {
				known.push({name, at});
			} else {
				shortened.set(key, [{name, at}]);
			}
		}
	}

	return shortened;
}

function oneEditAway(name: string, {exact, shortened}: {readonly exact: ReadonlySet<string>; readonly shortened: ReadonlyMap<string, readonly Shortened[]>}): string | undefined {
	const longer = shortened.get(name)?.find(candidate => !isCounter(candidate.name, candidate.at));
	if (longer) {
		return longer.name;
	}

	for (let at = 0; at < name.length; at++) {
		const rest = without(name, at);
		const isOurs = isCounter(name, at);
		if (!isOurs && exact.has(rest)) {
			return rest;
		}

		const replaced = shortened.get(rest)?.find(candidate => candidate.at === at && !(isOurs && isCounter(candidate.name, at)));
		if (replaced) {
			return replaced.name;
		}

		const swapped = swappedAt(name, at);
		if (exact.has(swapped) && !(isOurs && isCounter(name, at + 1))) {
			return swapped;
		}
	}

	return undefined;
}

function without(name: string, at: number): string {
	return name.slice(0, at) + name.slice(at + 1);
}

function swappedAt(name: string, at: number): string {
	return name.slice(0, at) + name.slice(at + 1, at + 2) + name.charAt(at) + name.slice(at + 2);
}

/**
Whether a character of a name is a digit, or a letter between two characters that are none.
*/
function isCounter(name: string, at: number): boolean {
	const isLetter = (index: number) => /^[a-z]$/i.test(name.charAt(index));
	return /^\d$/.test(name.charAt(at)) || (isLetter(at) && !isLetter(at - 1) && !isLetter(at + 1));
}
