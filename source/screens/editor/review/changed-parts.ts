import {graphemes} from '../../../terminal/text/graphemes.js';

/**
A part of a text, in UTF-16 units: `from` inclusive, `to` exclusive. Empty where both are the same.
*/
export type Part = {readonly from: number; readonly to: number};

/**
The parts in which two texts differ: what is left without their common start and their common end. Each begins and ends between two graphemes.
*/
export function changedParts(before: string, after: string): {readonly before: Part; readonly after: Part} {
	const earlier = graphemesOf(before);
	const later = graphemesOf(after);
	const shorter = Math.min(earlier.length, later.length);
	let start = 0;
	while (start < shorter && earlier[start] === later[start]) {
		start++;
	}

	let end = 0;
	while (end < shorter - start && earlier.at(-1 - end) === later.at(-1 - end)) {
		end++;
	}

	return {before: partOf(earlier, start, end), after: partOf(later, start, end)};
}

function partOf(parts: readonly string[], start: number, end: number): Part {
	const from = parts.slice(0, start).join('').length;
	return {from, to: from + parts.slice(start, parts.length - end).join('').length};
}

function graphemesOf(text: string): readonly string[] {
	return [...graphemes(text)].map(({segment}) => segment);
}
