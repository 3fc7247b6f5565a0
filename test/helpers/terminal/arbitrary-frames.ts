import fc from 'fast-check';

const letters = fc.constantFrom('a', 'b', ' ', ' ', '  ', ' '.repeat(5), ' '.repeat(9), 'word', 'another', '-', '0123456789');
const marks = fc.constantFrom('…', '▌', '─', '│', '●', '✓', '›', '–', '─────', 'ö', 'Č', '»');
const others = fc.constantFrom('é', 'ж', 'Котельная', '漢', 'センサー', '김서연', 'e\u{301}', 'a\u{300}\u{301}', '🚀', '⚡', '👍', '№', 'قراءة', 'ก', '\u{1B}]8;;https://example.org/\u{7}link\u{1B}]8;;\u{7}');

const color = (base: number) => fc.oneof(
	fc.integer({min: base, max: base + 7}).map(String),
	fc.integer({min: base + 60, max: base + 67}).map(String),
	fc.nat(255).map(index => `${base + 8};5;${index}`),
	fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(parts => `${base + 8};2;${parts.join(';')}`),
);
const codes = fc.constantFrom('1', '2', '3', '4', '5', '7', '8', '9', '21', '22', '23', '24', '27', '28', '29', '39', '49', '0', '');

/**
SGR sequences: attributes on and off, colours of 16, 256 and 24 bits, several in one, and some that the writer does not know.
*/
export const arbitraryRendition: fc.Arbitrary<string> = fc.array(fc.oneof({weight: 3, arbitrary: codes}, color(30), color(40)), {minLength: 1, maxLength: 3})
	.map(parts => `\u{1B}[${parts.join(';')}m`);

/**
A row as Ink writes it: text, some of it styled, with every attribute ended. Most rows are of letters that each terminal draws in one cell; some have wide, combining or right-to-left ones, emoji or links, and some are wider than a small window.
*/
export const arbitraryRow: fc.Arbitrary<string> = fc.oneof(
	{weight: 4, arbitrary: rowOf(fc.oneof({weight: 4, arbitrary: letters}, marks))},
	{weight: 2, arbitrary: rowOf(fc.oneof({weight: 6, arbitrary: letters}, marks, others))},
	{weight: 1, arbitrary: fc.constant('')},
);

function rowOf(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
	return fc.array(fc.oneof({weight: 3, arbitrary: text}, arbitraryRendition), {maxLength: 14}).map(parts => parts.some(part => part.startsWith('\u{1B}[')) ? `${parts.join('')}\u{1B}[m` : parts.join(''));
}

/**
A frame for a window of so many rows.
*/
export const arbitraryFrame = (rows: number): fc.Arbitrary<readonly string[]> => fc.array(arbitraryRow, {minLength: rows, maxLength: rows});

/**
What a key makes of a frame: some rows in place of others, a block of rows that moves up or down, or another frame.
*/
export function arbitraryChange(rows: number): fc.Arbitrary<(before: readonly string[]) => readonly string[]> {
	const replaced = fc.array(fc.tuple(fc.nat(rows - 1), arbitraryRow), {maxLength: 3}).map(changes => (before: readonly string[]) => before.map((row, y) => new Map(changes).get(y) ?? row));
	const moved = fc.tuple(fc.nat(rows - 1), fc.nat(rows), fc.integer({min: -3, max: 3}), arbitraryFrame(rows))
		.map(([top, height, by, fresh]) => (before: readonly string[]) => before.map((row, y) => y < top || y > top + height ? row : (before[y + by] ?? fresh[y]!)));
	return fc.oneof(replaced, moved, arbitraryFrame(rows).map(frame => () => frame));
}
