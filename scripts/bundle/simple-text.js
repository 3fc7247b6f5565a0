/**
A class of a regular expression: the characters of which each is a grapheme of its own and one cell wide (UAX #29, UAX #11), whatever stands beside it. ASCII, Latin, punctuation, arrows, mathematical signs, lines, blocks, simple shapes, and the signs of lists. The soft hyphen (U+00AD) is not one of them, because it has no width.
*/
export const simpleCharacters = String.raw` -~\u00A1-\u00A8\u00AA-\u00AC\u00AF-\u02FF\u2010-\u2027\u2030-\u203B\u203D-\u2048\u204A-\u205E\u2190-\u2193\u2500-\u25A9\u25AC-\u25B5\u25B7-\u25BF\u25C1-\u25FA\u2713\u2717\u276E\u276F`;
