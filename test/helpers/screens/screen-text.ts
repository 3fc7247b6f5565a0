import type {Mounted} from '../mount.js';

/**
The whole screen in the form in which tests write it down: rows without the blanks at their ends, two or more blank rows as their number, ports as zeros.
*/
export function screenOf(mounted: Mounted): string {
	return mounted.rows()
		.map(row => row.trimEnd().replaceAll(/127\.0\.0\.1:\d{5}/g, '127.0.0.1:00000'))
		.join('\n')
		.replaceAll(/(?<=\n)\n{2,}/g, blank => `(${blank.length} blank rows)\n`);
}

/**
A screen that a test writes down, without the tabs that indent it in the test's source.
*/
export const drawn = (text: string): string => text.replaceAll(/^\t+/gm, '').replaceAll(/^\n|\n$/g, '');
