import {exportPieces, type ExportRow} from '../../tokens/list/export-rows.js';
import type {Report, ReportFinding} from './report.js';
import {rowOrigin} from './row-origin.js';

const columns = [
	'severity',
	'rule',
	'title',
	'group',
	'subject',
	'tokenId',
	'description',
	'database',
	'evidence',
	'grants',
	'databases',
	'others',
	'remedies',
	'mutedReason',
	'mutedUntil',
	'cannotKnow',
	'at',
	'cluster',
	'clusterId',
	'accountId',
	'host',
	'score',
	'program',
	'policy',
	'policyVersion',
];

/**
The findings as CSV (RFC 4180), one in each row. No cell of it is a formula for a spreadsheet.

@yields A row.
*/
export function * csvReport(report: Report, show: (text: string) => string): Generator<string, void, undefined> {
	const from = rowOrigin(report);
	yield * exportPieces(rows(report.findings, from), columns, 'csv', {escape: show});
}

function * rows(findings: readonly ReportFinding[], from: ExportRow): Generator<ExportRow, void, undefined> {
	for (const {rule, subject, evidence, grants, databases, others, muted} of findings) {
		yield {
			severity: rule.severity,
			rule: rule.id,
			title: rule.title,
			group: rule.group,
			subject: subject.kind,
			...subject.kind === 'token' ? {tokenId: subject.id, description: subject.description} : {database: subject.name},
			evidence,
			grants: grants.map(({action, resource}) => `${action} ${resource}`),
			databases,
			others: others.map(({id}) => id),
			remedies: rule.remedies,
			mutedReason: muted?.reason,
			mutedUntil: muted?.until,
			cannotKnow: rule.blind,
			...from,
		};
	}
}
