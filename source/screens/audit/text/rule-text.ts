import type {ScrollLine} from '../../../components/scroll-lines.js';
import {helpRows} from '../../../keymap/help-rows.js';
import {padEnd} from '../../../terminal/cut.js';
import type {FindingGroup} from '../lists/group-findings.js';

const labelWidth = 13;

/**
What a rule means: what it found, why it matters, what to do and what it cannot know; then the keys of the audit screen. Outside text goes through `show`.
*/
export function ruleText({rule, severity, findings, openCount}: FindingGroup, show: (text: string) => string): readonly ScrollLine[] {
	const muted = findings.length - openCount;
	return [
		line('Rule', `${rule.id}, ${severity}${severity === rule.severity ? '' : ` by the policy, otherwise ${rule.severity}`}`),
		line('Found', `${show(rule.sentence(openCount === 0 ? findings.length : openCount))}${muted === 0 ? '' : ` ${muted} more ${muted === 1 ? 'is' : 'are'} muted.`}`),
		line('Why', show(rule.why)),
		line('What to do', show(rule.advice)),
		line('Cannot know', show(rule.blind)),
		{key: 'blank', text: ''},
		...keyLines(),
	];
}

function line(label: string, text: string): ScrollLine {
	return {key: label, text: `${padEnd(label, labelWidth)}${text}`, hang: labelWidth};
}

/**
The keys of the audit screen, in the groups of the help.
*/
function keyLines(): readonly ScrollLine[] {
	const groups = helpRows('audit');
	const width = Math.max(...groups.flatMap(({rows}) => rows.map(({keys}) => keys.length))) + 2;
	return groups.flatMap(({heading, rows}): readonly ScrollLine[] => [
		{key: heading, text: heading, meaning: 'accent'},
		...rows.map(({id, keys, help}) => ({key: `${heading} ${id}`, text: `  ${padEnd(keys, width)}${help}`, hang: width + 2})),
		{key: `${heading} end`, text: ''},
	]);
}
