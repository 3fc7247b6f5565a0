import {createHash} from 'node:crypto';
import type {ReportFacts, ReportFinding} from '../report.js';
import {sarifMessage} from './sarif-message.js';
import {sarifLevels} from './sarif-rule.js';

/**
A finding as a `result` of SARIF. A token is no file, so its place is a logical location. GitHub wants a physical one too: a relative address that names the cluster and the token.
*/
export function sarifResult(finding: ReportFinding, ruleIndex: number, {clusterId, clusterName}: ReportFacts): Readonly<Record<string, unknown>> {
	const {rule, subject, evidence, grants, databases, others, otherCount, muted} = finding;
	const id = subject.kind === 'token' ? subject.id : subject.name;
	const name = subject.kind === 'token' ? `The token ${subject.description === '' ? 'without description' : `"${subject.description}"`} (${id})` : `The database ${id}`;
	const address = `clusters/${encodeURIComponent(clusterId)}/${subject.kind}s/${encodeURIComponent(id.toWellFormed())}`;
	return {
		ruleId: rule.id,
		ruleIndex,
		level: sarifLevels[rule.severity],
		message: sarifMessage(`${name} ${rule.title}: ${evidence}.`),
		locations: [{
			physicalLocation: {artifactLocation: {uri: address}, region: {startLine: 1}},
			logicalLocations: [{name: subject.kind === 'token' ? subject.description || id : id, fullyQualifiedName: `${clusterName}/${subject.kind}s/${id}`, kind: subject.kind}],
		}],
		partialFingerprints: {'findingHash/v1': fingerprint([clusterId, rule.id, subject.kind, id])},
		...muted && {suppressions: [{kind: 'external', status: 'accepted', justification: `${muted.reason} (until ${muted.until})`}]},
		properties: {
			severity: rule.severity, grants, databases, others: others.map(other => other.id), otherCount, remedies: rule.remedies,
		},
	};
}

/**
The same for the same rule and token in every run, also where the evidence has changed.
*/
function fingerprint(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
