import {display} from '../../terminal/display.js';
import {severities, severityRank, type Severity} from '../../tokens/severity.js';
import {checkWords} from './check-words.js';
import {isTrouble, type Check} from './check.js';

/**
The states of the plugin guidelines, with their exit codes.
*/
export const nagiosStates = {
	OK: 0, WARNING: 1, CRITICAL: 2, UNKNOWN: 3, // eslint-disable-line @typescript-eslint/naming-convention -- the guidelines' own names
} as const;

export type NagiosState = keyof typeof nagiosStates;

/**
A check as one line with performance data, and its state. It is CRITICAL where something is as bad as `critical`, and else WARNING where something is as bad as the limit of the check. Where nothing is, and not everything could be loaded, it is UNKNOWN.
*/
export function nagiosCheck(check: Check, critical: Severity): {readonly state: NagiosState; readonly line: string} {
	const {report, problems, failOn} = check;
	const state = stateOf(check, critical);
	const words = [...checkWords(check), ...problems.length === 0 ? [] : [`not everything could be loaded: ${problems[0]}`]];
	const text = `${report.facts.clusterName}: ${words.length === 0 ? `nothing is ${failOn}${failOn === 'critical' ? '' : ' or worse'}` : words.join(', ')}`;
	return {state, line: nagiosLine(state, text, performanceData(check, critical))};
}

function stateOf(check: Check, critical: Severity): NagiosState {
	if (isTrouble(check, critical)) {
		return 'CRITICAL';
	}

	if (isTrouble(check, check.failOn)) {
		return 'WARNING';
	}

	return check.problems.length > 0 ? 'UNKNOWN' : 'OK';
}

/**
A line of a plugin. Its text holds no `|`, which begins the performance data, and no character that a terminal obeys.
*/
export function nagiosLine(state: NagiosState, text: string, data: readonly string[] = []): string {
	return `INFLUX-TOKENS ${state} - ${display(text).replaceAll('|', '/')}${data.length === 0 ? '' : ` | ${data.join(' ')}`}\n`;
}

/**
`label=value[unit];warning;critical;minimum;maximum`. A limit of 0 is passed by every number above it.
*/
function performanceData({report: {counts, score}, expiring, overdue, interrupted, expiries, now, failOn}: Check, critical: Severity): readonly string[] {
	const limitOf = (severity: Severity, limit: Severity) => severityRank(severity) <= severityRank(limit) ? '0' : '';
	const next = expiries[0];
	return [
		...severities.map(severity => `${severity}=${counts.findings[severity]};${limitOf(severity, failOn)};${limitOf(severity, critical)};0`),
		`muted=${counts.muted};;;0`,
		`expiring=${expiring.length};;;0`,
		`overdue=${overdue.length};;;0`,
		...interrupted ? [`interrupted=${interrupted.unknown + interrupted.neverBegun};;;0`] : [],
		`tokens=${counts.tokens};;;0`,
		`score=${score.points};;;0;100`,
		...next ? [`next_expiry=${Math.round((next.at - now) / 1000)}s;;;0`] : [],
	];
}
