/**
How much a finding matters, the worst first. `info` is worth knowing and needs no act.
*/
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = typeof severities[number];

/**
The place of a severity in an order from the worst, 0, to the least.
*/
export function severityRank(severity: Severity): number {
	return severities.indexOf(severity);
}

/**
Whether a severity is at least as bad as a limit.
*/
export function isAtLeast(severity: Severity, limit: Severity): boolean {
	return severityRank(severity) <= severityRank(limit);
}
