import type {Finding} from '../../../audit/finding.js';
import type {Rule} from '../../../audit/rule.js';
import type {Audit} from '../../../audit/run-audit.js';
import {severityRank, type Severity} from '../../../tokens/severity.js';

/**
The findings of one rule.
*/
export type FindingGroup = {
	readonly rule: Rule;
	readonly severity: Severity;
	/**
	Those that are shown: those that are not muted, then the muted ones where they are asked for. At least one.
	*/
	readonly findings: readonly Finding[];
	/**
	How many of `findings` are not muted.
	*/
	readonly openCount: number;
	/**
	Whether the findings are about databases; otherwise they are about tokens.
	*/
	readonly isAboutDatabases: boolean;
};

/**
Groups the findings of an audit by rule: the most severe rules first, then those with more findings that are not muted, then in the order of the rules. A rule with only muted findings has a group with `hasMuted` alone.
*/
export function groupFindings({findings, rules}: Pick<Audit, 'findings' | 'rules'>, hasMuted: boolean): readonly FindingGroup[] {
	const byRule = new Map<Rule, {readonly open: Finding[]; readonly muted: Finding[]}>();
	for (const finding of findings) {
		let group = byRule.get(finding.rule);
		if (!group) {
			group = {open: [], muted: []};
			byRule.set(finding.rule, group);
		}

		(finding.mute ? group.muted : group.open).push(finding);
	}

	return rules.flatMap((rule): readonly FindingGroup[] => {
		const {open, muted} = byRule.get(rule) ?? {open: [], muted: []};
		const [first, ...others] = hasMuted ? [...open, ...muted] : open;
		return first
			? [{
				rule, severity: first.severity, findings: [first, ...others], openCount: open.length, isAboutDatabases: first.entry === undefined,
			}]
			: [];
	}).toSorted((left, right) => severityRank(left.severity) - severityRank(right.severity) || right.openCount - left.openCount);
}
