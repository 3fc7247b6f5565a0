/* eslint-disable no-control-regex, regexp/no-control-character -- a program's output contains them */
/**
Every control sequence that the program itself sends: cursor moves and erases, rows that are inserted or deleted in a scroll region, attributes and colours, the modes of cursor, alternate screen, bracketed paste, synchronized output and wrapping, the switch that ends reports of the mouse; the question for the background; and line ends.
*/
const ownSequences = /\u{1B}\[(?:\d*[A-EGHJ-M]|\d+;\d+[Hr]|r|[\d;]*m|\?(?:25|1049|2004|2026|7)[hl]|\?9;1000;1001;1002;1003;1005;1006;1015;1016l)|\u{1B}\]11;\?\u{7}|\r?\n/gu;
/* eslint-enable no-control-regex, regexp/no-control-character */

/**
The program's output without its own sequences: its text, and every sequence that should not be there.
*/
export const textSent = (output: string): string => output.replaceAll(ownSequences, '');

/**
Characters that must never be in that text: control, format and other invisible characters, and line and paragraph separators.
*/
export const unsafe = /[\p{Default_Ignorable_Code_Point}\p{Line_Separator}\p{Other}\p{Paragraph_Separator}]/u;
