import {widthOf} from '../../../terminal/cut.js';
import {display} from '../../../terminal/display.js';
import type {FilterError} from '../../../tokens/filter/query.js';

/**
Describes a mistake in `--filter`, and marks its place under the filter. Three lines, safe to print.

	--filter: no field "statsu"; did you mean status:
	  db:x statsu:active
	       ^^^^^^^
*/
export function filterMistake(filter: string, {message, start, end}: FilterError): string {
	const before = display(filter.slice(0, start));
	const wrong = display(filter.slice(start, end));
	return [
		`--filter: ${display(message)}${/[.:]$/.test(message) ? '' : '.'}`,
		`  ${before}${wrong}${display(filter.slice(end))}`,
		`  ${' '.repeat(widthOf(before))}${'^'.repeat(Math.max(1, widthOf(wrong)))}`,
		'',
	].join('\n');
}
