import {exitCodeTable} from '../source/exit-codes.js';

/**
The exit codes as a Markdown table, for docs/scripts.md and docs/json.md.
*/
export function exitCodesTable(): string {
	const rows = exitCodeTable.map(({code, meaning}) => `| \`${code}\` | ${meaning} |`);
	return ['| Exit code | Meaning |', '| --- | --- |', ...rows].join('\n');
}
