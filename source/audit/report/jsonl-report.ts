import {harmlessJson} from '../../tokens/text/harmless-json.js';
import {findingValues} from './finding-values.js';
import type {Report} from './report.js';
import {rowOrigin} from './row-origin.js';

/**
The findings as JSON, one on each line, each with where and when it was found and what its rule cannot know.

@yields A line.
*/
export function * jsonlReport(report: Report): Generator<string, void, undefined> {
	const from = rowOrigin(report);
	for (const finding of report.findings) {
		yield `${harmlessJson({...findingValues(finding), cannotKnow: finding.rule.blind, ...from}, 0)}\n`;
	}
}
