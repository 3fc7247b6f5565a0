const printableAscii = /^[\u{20}-\u{7E}]*$/u;

let segmenter: Intl.Segmenter | undefined;

/**
The graphemes of a text, from left to right, with their places in UTF-16 units (UAX 29). Text of printable ASCII needs no segmenter; the first other text makes it, which takes 11 ms that the first screen does not wait for.
*/
export function graphemes(text: string): Iterable<{readonly segment: string; readonly index: number}> {
	if (printableAscii.test(text)) {
		return Array.from(text, (segment, index) => ({segment, index}));
	}

	segmenter ??= new Intl.Segmenter();
	return segmenter.segment(text);
}
