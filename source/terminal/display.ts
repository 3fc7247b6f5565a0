/**
How many combining marks one base character keeps. Real scripts stack up to four (Unicode's stream-safe limit is 30); a longer pile only paints over its neighbours.
*/
const marksPerBase = 4;

/**
What must not reach a terminal as it is:

- `\p{Other}`: C0, DEL, C1 (an 8-bit OSC is U+009D), bidi controls, zero-width and other format characters, tags, lone surrogates, private use, non-characters, unassigned code points.
- `\p{Separator}` but the plain space: line and paragraph separators add rows, the others look like a space and are not.
- Default ignorable: variation selectors, fillers, the combining grapheme joiner. Invisible, and a variation selector changes an emoji's width in some terminals only.
- Enclosing marks and emoji modifiers: terminals disagree on the width of the cluster they make, and one cell of disagreement shifts the rest of the row.
- U+2800, the blank Braille pattern: seen as a space.
*/
const replaced = /(?! )[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\p{Enclosing_Mark}\p{Other}\p{Separator}\u{2800}]/u;
const combiningMark = /\p{Nonspacing_Mark}/u;
const space = /\p{Space_Separator}/u;
// All of these, in one look. Spacing marks come along and pass.
const needsWork = /(?! )[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\p{Mark}\p{Other}\p{Separator}\u{2800}]/u;

// The same form that cat -v and stty use: ESC is ^[, line feed ^J, DEL ^?.
const caretForm = (codePoint: number): string => `^${String.fromCodePoint(codePoint === 0x7F ? 0x3F : codePoint + 0x40)}`;

function visibleForm(character: string): string {
	const codePoint = character.codePointAt(0)!;
	if (codePoint === 0x7F || codePoint < 0x20) {
		return caretForm(codePoint);
	}

	return space.test(character) ? ' ' : String.raw`\u{${codePoint.toString(16)}}`;
}

/**
Makes text from outside (the API, a file, the environment) safe to write to a terminal, and shows what it replaced: control characters as `^[`, other invisible, reordering or width-changing characters as `\u{202e}`, unusual spaces as a space. Of a run of combining marks the first four stay; a mark without a base gets a dotted circle.

The result holds no line break: one line of text stays one row. It is safe to call twice. Text that itself spells `\u{202e}` looks the same as the character it names; JSON and `--raw` keep them apart. Nothing is normalised, since two spellings of a name are two names.
*/
export function display(text: string): string {
	if (!needsWork.test(text)) {
		return text;
	}

	let result = '';
	let hasBase = false;
	let marks = 0;
	for (const character of text) {
		if (replaced.test(character)) {
			result += visibleForm(character);
			hasBase = false;
			marks = 0;
		} else if (combiningMark.test(character)) {
			if (!hasBase) {
				result += '\u{25CC}';
				hasBase = true;
			}

			marks++;
			result += marks > marksPerBase ? visibleForm(character) : character;
		} else {
			result += character;
			hasBase = true;
			marks = 0;
		}
	}

	return result;
}
