/* eslint-disable no-control-regex, regexp/no-control-character -- what a program sends to a terminal is made of them */
/**
Every sequence that the program itself sends, from its first frame to its last: cursor moves and erases, attributes and colours, the modes of cursor, alternate screen, bracketed paste, synchronized output and wrapping; and line ends.
*/
const ownSequences = /\u{1B}\[(?:\d*[A-EGHJK]|\d+;\d+H|[\d;]*m|\?(?:25|1049|2004|2026|7)[hl])|\r?\n/gu;
/* eslint-enable no-control-regex, regexp/no-control-character */

/**
What is left of the program's output without its own sequences: text, and whatever has slipped through.
*/
export const textSent = (output: string): string => output.replaceAll(ownSequences, '');

/**
What must never be in that text: control, format and other invisible characters, and line and paragraph separators.
*/
export const unsafe = /[\p{Default_Ignorable_Code_Point}\p{Line_Separator}\p{Other}\p{Paragraph_Separator}]/u;
