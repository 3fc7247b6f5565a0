import type {FindingValues} from './finding-schema.js';
import type {ReportFinding} from './report.js';

/**
A finding as the forms of JSON hold it. A value that it does not have is null or an empty list.
*/
export function findingValues({rule, subject, evidence, grants, databases, others, otherCount, muted}: ReportFinding): FindingValues {
	return {
		rule: rule.id,
		severity: rule.severity,
		group: rule.group,
		title: rule.title,
		subject,
		evidence,
		grants,
		databases,
		others,
		otherCount,
		remedies: rule.remedies,
		muted: muted ?? null,
	};
}
