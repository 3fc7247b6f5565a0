import type {Severity} from '../../../tokens/severity.js';
import {markdownSentence} from '../markdown/markdown-sentence.js';
import {remedyWords} from '../remedy-words.js';
import type {ReportRule} from '../report.js';
import {sarifMessage} from './sarif-message.js';

/**
SARIF has three levels for five severities.
*/
export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
	critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note',
};

/**
GitHub sorts alerts by this number, from 0 to 10, in the bands of CVSS.
*/
const securitySeverities: Readonly<Record<Severity, string>> = {
	critical: '9.5', high: '8.0', medium: '5.5', low: '2.5', info: '0.5',
};

/**
A rule as a `reportingDescriptor` of SARIF, with its help as text and as Markdown.
*/
export function sarifRule({id, group, severity, title, why, advice, blind, remedies, skipped}: ReportRule): Readonly<Record<string, unknown>> {
	const help = [
		['Why it matters', why],
		['What to do', advice],
		['What the rule cannot know', blind],
		['What solves it', `${remedies.map(remedy => remedyWords[remedy]).join(', ')}.`],
	] as const;
	return {
		id,
		name: pascalCase(id),
		shortDescription: sarifMessage(capitalized(title)),
		fullDescription: sarifMessage(`${capitalized(title)}. ${why}`),
		help: {
			text: help.map(([name, text]) => `${name}: ${text}`).join('\n'),
			markdown: help.map(([name, text]) => `**${name}:** ${markdownSentence(text)}`).join('\n\n'),
		},
		defaultConfiguration: {level: sarifLevels[severity], enabled: skipped === undefined},
		properties: {
			severity, group, 'security-severity': securitySeverities[severity], precision: 'high', tags: ['security', group], remedies,
		},
	};
}

function capitalized(text: string): string {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function pascalCase(id: string): string {
	return id.split('-').map(word => capitalized(word)).join('');
}
