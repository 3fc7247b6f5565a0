/**
Descriptions and database names that have a meaning for a shell, for curl or for a terminal.
*/
export const hostileTexts: readonly string[] = [
	'plant/line-1',
	'it\'s the "north" line',
	'\'',
	'\'\'; echo gone; \'',
	String.raw`back\slash \\ \n \' \u0041`,
	'\\',
	'$(echo gone) `echo gone` $HOME $MANAGEMENT_TOKEN $\'a\' $"b"',
	'!! !$ ~ * ? [a-c] {a,b} # & | < > ;',
	'two\nlines\r\n\tand a tab',
	'ends in a line break\n',
	'👩‍🏭 Za\u{308}hler 書き込み \u{10FFFF}\u{2028}',
	'\u{1B}[2J\u{1B}[201~\u{7}\u{0}\u{7F}\u{9B}',
	'@/etc/hostname',
	'-x --force',
	'%41+%20&a=b?c',
	' outer spaces ',
];
