import {gutter} from '../../../components/gutter.js';
import type {TableColumn, TableRow} from '../../../components/table-row.js';
import {widthOf} from '../../../terminal/cut.js';
import {severityMeanings} from '../severity-meanings.js';
import type {FindingGroup} from './group-findings.js';
import {remedyLabels} from './remedy-labels.js';

const severityWidth = 8;
const countWidth = 9;
const solvedWidth = 11;
const gaps = 2 * 3;

/**
The columns of the table of rules in a window, or a part of one, of `width` cells. The titles of the rules get what is left, at most as much as the longest needs.
*/
export function ruleColumns(groups: readonly FindingGroup[], width: number): readonly TableColumn[] {
	const longest = Math.max('FINDING'.length, ...groups.map(({rule}) => widthOf(rule.title)));
	const room = width - gutter - severityWidth - countWidth - solvedWidth - gaps - 1;
	return [
		{title: 'SEVERITY', width: severityWidth},
		{title: 'FINDING', width: Math.max(8, Math.min(longest, room))},
		{title: 'TOKENS', width: countWidth, isNumber: true},
		{title: 'SOLVED BY', width: solvedWidth},
	];
}

/**
The row of a rule: its severity, what it finds, how many, and what solves it best. A rule of the policy has its sentence as its title, so titles go through `show`.
*/
export function ruleRow({rule, severity, findings, openCount, isAboutDatabases}: FindingGroup, show: (text: string) => string): TableRow {
	return {
		id: rule.id,
		cells: [
			{text: severity, meaning: severityMeanings[severity]},
			{text: show(rule.title)},
			{text: `${openCount === 0 ? findings.length : openCount}${isAboutDatabases ? ' db' : ''}`},
			openCount === 0 ? {text: 'muted', meaning: 'muted'} : {text: remedyLabels[rule.remedies[0]]},
		],
	};
}
