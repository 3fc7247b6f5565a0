import {countsInWords, factsInWords} from '../facts-in-words.js';
import {remedyWords} from '../remedy-words.js';
import type {Report, ReportFinding, ReportRule} from '../report.js';
import {markdownCode} from './markdown-code.js';
import {markdownSentence} from './markdown-sentence.js';

type Show = (text: string) => string;

/**
The report as Markdown, with tables as GitHub reads them. No text from outside can be markup.

@yields A paragraph, a table, or a row of one.
*/
export function * markdownReport(report: Report, show: Show): Generator<string, void, undefined> {
	const {facts, score, limits, rules} = report;
	yield `# Audit of database tokens: ${markdownCode(show(facts.clusterName))}\n\n`;
	yield `${factsInWords(facts).map(({name, value}) => `- ${name}: ${markdownCode(show(value))}\n`).join('')}\n`;
	yield `## Score: ${score.points} of 100\n\n${list(score.arithmetic)}\n`;
	yield `## Counts\n\n${list(countsInWords(report))}\n`;
	yield `## What this report cannot know\n\n${limits.map(limit => `- ${markdownSentence(show(limit))}\n`).join('')}\n`;
	yield `## Rules\n\n${ruleTable(rules, show)}\n`;
	yield '## Findings\n\n';
	if (report.findings.length === 0) {
		yield 'None.\n';
	}

	const byRule = Map.groupBy(report.findings, ({rule}) => rule);
	for (const [index, rule] of rules.filter(({count}) => count > 0).entries()) {
		yield `${index === 0 ? '' : '\n'}${ruleHead(rule, show)}`;
		for (const finding of byRule.get(rule) ?? []) {
			yield findingRow(finding, show);
		}
	}
}

function list(sentences: readonly string[]): string {
	return sentences.map(sentence => `- ${sentence}\n`).join('');
}

function ruleTable(rules: readonly ReportRule[], show: Show): string {
	const rows = rules.map(({id, severity, title, count, skipped}) =>
		`| ${severity} | ${markdownCode(show(id))} | ${markdownSentence(show(title))} | ${skipped === undefined ? count : `not asked: ${skipped}`} |\n`);
	return `| Severity | Rule | Finding | Number |\n| --- | --- | --- | ---: |\n${rows.join('')}`;
}

function ruleHead({id, severity, title, sentence, why, advice, blind, remedies}: ReportRule, show: Show): string {
	return [
		`### ${severity}: ${markdownSentence(show(title))}\n\n`,
		`${markdownSentence(show(sentence ?? title))}\n\n`,
		`- Why it matters: ${markdownSentence(why)}\n`,
		`- What to do: ${markdownSentence(advice)}\n`,
		`- What the rule cannot know: ${markdownSentence(blind)}\n`,
		`- What solves it: ${markdownSentence(remedies.map(remedy => remedyWords[remedy]).join(', '))}\n`,
		`- Rule: ${markdownCode(show(id))}\n\n`,
		'| Token or database | Description | Evidence | Muted |\n| --- | --- | --- | --- |\n',
	].join('');
}

function findingRow({subject, evidence, muted}: ReportFinding, show: Show): string {
	const [name, description] = subject.kind === 'token' ? [subject.id, subject.description] : [subject.name, undefined];
	const cells = [
		markdownCode(show(name)),
		description === undefined ? '(a database)' : markdownCode(show(description)),
		markdownSentence(show(evidence)),
		muted ? `${markdownSentence(show(`until ${muted.until}`))}: ${markdownCode(show(muted.reason))}` : '',
	];
	return `| ${cells.join(' | ')} |\n`;
}
