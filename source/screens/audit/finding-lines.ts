import type {Audit} from '../../audit/run-audit.js';
import type {ScrollLine} from '../../components/scroll-lines.js';
import {padEnd} from '../../terminal/cut.js';
import {remedyLabels} from './lists/remedy-labels.js';
import {severityMeanings} from './severity-meanings.js';

const severityWidth = 10;

/**
What the audit found about one token: how many findings, then each with its evidence and what solves it. Empty where the audit is of another list, and a sentence where it found nothing.
*/
export function findingLines({facts: {entries}, byToken}: Audit, token: unknown, show: (text: string) => string): readonly ScrollLine[] {
	const entry = entries.find(each => each.token === token);
	if (!entry) {
		return [];
	}

	const findings = byToken.get(entry.position) ?? [];
	return [
		{key: 'findings', text: findings.length === 0 ? 'The audit found nothing' : (findings.length === 1 ? '1 finding' : `${findings.length} findings`)},
		...findings.map(({rule, severity, evidence, mute}): ScrollLine => ({
			key: `finding ${rule.id}`,
			text: `  ${padEnd(severity, severityWidth)}${show(rule.title)}: ${show(evidence())}${mute ? `; muted until ${show(mute.until)}: ${show(mute.reason)}` : `; solved by: ${rule.remedies.map(remedy => remedyLabels[remedy]).join(', ')}`}`,
			meaning: mute ? 'muted' : severityMeanings[severity],
			hang: 2 + severityWidth,
		})),
		{key: 'findings end', text: ''},
	];
}
