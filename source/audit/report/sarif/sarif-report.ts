import {countsInWords} from '../facts-in-words.js';
import {jsonWithList} from '../json-with-list.js';
import type {Report} from '../report.js';
import {sarifMessage} from './sarif-message.js';
import {sarifResult} from './sarif-result.js';
import {sarifRule} from './sarif-rule.js';

/**
The report in the Static Analysis Results Interchange Format, 2.1.0. Muted findings are suppressed results. What the report cannot know is in the notifications of the run.

@yields The log without its results, or a result, each on a line.
*/
export function * sarifReport(report: Report): Generator<string, void, undefined> {
	const {facts, score, counts, limits, rules, findings} = report;
	const indexes = new Map(rules.map((rule, index) => [rule, index]));
	yield * jsonWithList({
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [{
			tool: {
				driver: {
					name: 'influx-tokens',
					version: facts.program,
					shortDescription: {text: 'Audits the database tokens of InfluxDB Cloud Dedicated and Clustered.'},
					rules: rules.map(rule => sarifRule(rule)),
				},
			},
			automationDetails: {id: `influx-tokens/audit/${facts.clusterId}/`},
			invocations: [{
				executionSuccessful: true,
				endTimeUtc: facts.at,
				toolExecutionNotifications: [...countsInWords(report), ...limits].map(text => ({level: 'note', message: sarifMessage(text)})),
			}],
			columnKind: 'utf16CodeUnits',
			results: [],
			properties: {
				cluster: {
					name: facts.clusterName, id: facts.clusterId, accountId: facts.accountId ?? null, host: facts.host, profile: facts.profile,
				},
				at: facts.at,
				clock: facts.clock,
				policy: {source: facts.policy.source ?? null, version: facts.policy.version},
				scope: facts.scope,
				score,
				counts: {...counts, databases: counts.databases ?? null},
			},
		}],
	}, 'results', findings.values().map(finding => sarifResult(finding, indexes.get(finding.rule)!, facts)));
}
