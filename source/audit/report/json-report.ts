import {findingValues} from './finding-values.js';
import {jsonWithList} from './json-with-list.js';
import type {Report} from './report.js';
import type {AuditDocument} from './audit-schema.js';

/**
The report as one JSON document. A newer program of the same `report.version` may add fields, and never renames or removes one. A value that is not known is null.

@yields The document without its findings, or a finding, each on a line.
*/
export function * jsonReport({facts, score, counts, limits, charts, rules, findings}: Report): Generator<string, void, undefined> {
	const {at, clock, program, profile, host, accountId, clusterName, clusterId, policy, scope, hasMuted} = facts;
	const document: AuditDocument = {
		report: {
			kind: 'influx-tokens audit', version: 1, at, clock, program,
		},
		cluster: {
			name: clusterName, id: clusterId, accountId: accountId ?? null, host, profile,
		},
		policy: {source: policy.source ?? null, version: policy.version},
		scope: {
			filters: scope.filters ?? [], rules: scope.rules ?? null, severity: scope.severity ?? null, includesMuted: hasMuted,
		},
		score,
		counts: {...counts, databases: counts.databases ?? null},
		cannotKnow: limits,
		charts,
		rules: rules.map(({sentence, skipped, blind, count, ...rule}) => ({
			...rule, findings: count, sentence: sentence ?? null, cannotKnow: blind, notAskedBecause: skipped ?? null,
		})),
		findings: [],
	};
	yield * jsonWithList(document, 'findings', findings.values().map(finding => findingValues(finding)));
}
