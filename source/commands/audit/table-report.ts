import {countsInWords, factsInWords} from '../../audit/report/facts-in-words.js';
import {remedyWords} from '../../audit/report/remedy-words.js';
import type {Report, ReportFinding, ReportRule} from '../../audit/report/report.js';
import {display} from '../../terminal/display.js';
import {tableLines, type TableColumn} from '../shared/output/table-lines.js';

const indent = '  ';

/**
The report for a person at a terminal that is `width` cells wide, or in a pager, where `width` is undefined and nothing is cut. The findings come by rule, the worst first.

@yields A line or a few.
*/
export function * tableReport(report: Report, width: number | undefined): Generator<string, void, undefined> {
	const {facts, score, limits, rules, findings} = report;
	const names = factsInWords(facts);
	const longest = Math.max(...names.map(({name}) => name.length));
	for (const {name, value} of names) {
		yield `${name.padEnd(longest)}  ${display(value)}\n`;
	}

	yield `\nScore ${score.points} of 100\n${score.arithmetic.map(line => `${indent}${line}\n`).join('')}`;
	yield `\n${countsInWords(report).map(line => `${line}\n`).join('')}`;
	const byRule = Map.groupBy(findings, ({rule}) => rule);
	for (const rule of rules) {
		const own = byRule.get(rule);
		if (!own) {
			continue;
		}

		yield `\n${ruleHead(rule)}`;
		for (const line of tableLines(columnsOf(own), own.map(finding => cellsOf(finding)), width === undefined ? undefined : width - indent.length)) {
			yield `${indent}${line}\n`;
		}
	}

	yield `\nNot known\n${limits.map(limit => `${indent}${display(limit)}\n`).join('')}`;
	const silent = rules.filter(({count, skipped}) => count === 0 && skipped === undefined);
	yield silent.length === 0 ? '' : `\nNothing found by\n${indent}${silent.map(({id}) => display(id)).join(', ')}\n`;
}

function ruleHead({id, severity, title, sentence, advice, blind, remedies}: ReportRule): string {
	return [
		`${severity.toUpperCase()}: ${display(title)} (${display(id)})\n`,
		`${indent}${display(sentence ?? title)}\n`,
		`${indent}What to do: ${display(advice)} (${remedies.map(remedy => remedyWords[remedy]).join(', ')})\n`,
		`${indent}Not known: ${display(blind)}\n`,
	].join('');
}

function columnsOf(findings: readonly ReportFinding[]): readonly TableColumn[] {
	return [
		...findings.some(({subject}) => subject.kind === 'token') ? [{title: 'ID', narrow: 8}] : [],
		{title: findings.some(({subject}) => subject.kind === 'token') ? 'DESCRIPTION' : 'DATABASE', narrow: 'end'},
		{title: 'EVIDENCE', narrow: 'end', share: 2},
		...findings.some(({muted}) => muted !== undefined) ? [{title: 'MUTED', narrow: 'end'} as const] : [],
	];
}

function cellsOf({subject, evidence, muted}: ReportFinding): readonly string[] {
	return [
		...subject.kind === 'token' ? [display(subject.id), subject.description === '' ? '(no description)' : display(subject.description)] : [display(subject.name)],
		display(evidence),
		muted ? display(`until ${muted.until}: ${muted.reason}`) : '',
	];
}
