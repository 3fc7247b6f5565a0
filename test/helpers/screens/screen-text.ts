import type {Mounted} from '../mount.js';

/**
The whole screen as a test writes it down: rows without the blanks at their ends, two or more blank rows as their number, ports as zeros.
*/
export function screenOf(mounted: Mounted): string {
	return mounted.rows()
		.map(row => row.trimEnd().replaceAll(/127\.0\.0\.1:\d{5}/g, '127.0.0.1:00000'))
		.join('\n')
		.replaceAll(/(?<=\n)\n{2,}/g, blank => `(${blank.length} blank rows)\n`);
}

/**
A screen drawn in a test: the tabs at the start of its lines belong to the test's source.
*/
export const drawn = (text: string): string => text.replaceAll(/^\t+/gm, '').replaceAll(/^\n|\n$/g, '');
