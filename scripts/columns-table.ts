import {outputOnlyColumns} from '../source/tokens/list/token-row.js';
import {tokenColumnIds, tokenColumns} from '../source/tokens/list/token-columns.js';

/**
The columns of the list of tokens as a Markdown table, for docs/list.md: first those of the screen in their order, with their keys, then those that only `list --columns` can print.
*/
export function columnsTable(): string {
	const onScreen = tokenColumnIds.map(id => {
		const {letter, meaning} = tokenColumns[id];
		return `| \`${id}\` | \`${letter}\` | ${meaning} |`;
	});
	const outputOnly = Object.entries(outputOnlyColumns).map(([name, {meaning}]) => `| \`${name}\` | | ${meaning} |`);
	return ['| Column | Key | Shows |', '| --- | --- | --- |', ...onScreen, ...outputOnly].join('\n');
}
