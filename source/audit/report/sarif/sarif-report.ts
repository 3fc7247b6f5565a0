import {harmlessJson} from '../../../tokens/text/harmless-json.js';
import {countsInWords} from '../facts-in-words.js';
import type {Report} from '../report.js';
import {sarifMessage} from './sarif-message.js';
import {sarifResult} from './sarif-result.js';
import {sarifRule} from './sarif-rule.js';

/**
The report in the Static Analysis Results Interchange Format, 2.1.0. Muted findings are suppressed results. What the report cannot know is in the notifications of the run.
*/
export function sarifReport(report: Report): string {
	const {facts, score, counts, limits, rules, findings} = report;
	const indexes = new Map(rules.map((rule, index) => [rule, index]));
	return `${harmlessJson({
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
			results: findings.map(finding => sarifResult(finding, indexes.get(finding.rule)!, facts)),
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
	})}\n`;
}
