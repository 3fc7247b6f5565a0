import {findingValues} from '../../audit/report/finding-values.js';
import {harmlessJson} from '../../tokens/text/harmless-json.js';
import {isTrouble, type Check} from './check.js';
import type {CheckOutput} from './check-output.js';

/**
A check as one JSON document. A newer program of the same `check.version` may add fields, and never renames or removes one. A value that is not known is null.
*/
export function jsonCheck(check: Check): string {
	const {report: {facts, score, counts, limits, rules}, windowDays, expiries, expiring, overdue, interrupted, problems, failOn, worst} = check;
	const next = expiries[0];
	const output: CheckOutput = {
		check: {
			kind: 'influx-tokens check', version: 1, at: facts.at, clock: facts.clock, program: facts.program,
		},
		cluster: {
			name: facts.clusterName, id: facts.clusterId, accountId: facts.accountId ?? null, host: facts.host, profile: facts.profile,
		},
		policy: {source: facts.policy.source ?? null, version: facts.policy.version},
		isTrouble: isTrouble(check, failOn),
		failOn,
		worst: worst ?? null,
		expiring: {withinDays: windowDays, tokens: expiring.map(finding => findingValues(finding))},
		nextExpiry: next ? {tokenId: next.id, description: next.description, expiresAt: new Date(next.at).toISOString()} : null,
		overdue: overdue.map(finding => findingValues(finding)),
		interrupted: interrupted ?? null,
		counts: {...counts, databases: counts.databases ?? null},
		rules: rules.filter(({count}) => count > 0).map(({id, severity, count}) => ({id, severity, findings: count})),
		score: score.points,
		problems,
		cannotKnow: limits,
	};
	return `${harmlessJson(output)}\n`;
}
