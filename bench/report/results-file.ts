import {sectionMarkdown} from './table.js';
import type {Section} from './section.js';

/**
The text of `bench/RESULTS.md`.
*/
export function resultsFile(machine: Readonly<Record<string, string>>, sections: readonly Section[]): string {
	return [
		'# What the program costs',
		'',
		'Written by `npm run bench -- --save`. Times of other machines differ; the ratios hardly do. A figure within a tenth of its aim is *near* it.',
		'',
		...Object.entries(machine).map(([name, value]) => `- ${name}: ${value}`),
		'',
		sections.map(section => sectionMarkdown(section)).join('\n'),
	].join('\n');
}
