import {makeReport} from '../../audit/report/make-report.js';
import type {Report, ReportFinding} from '../../audit/report/report.js';
import {isAtLeast, severityRank, type Severity} from '../../tokens/severity.js';
import type {OpenedAudit} from '../shared/audit/open-audit.js';

/**
A token that expires.
*/
export type Expiry = {
	/**
	In lower case. Raw text of the service.
	*/
	readonly id: string;
	readonly description: string;
	/**
	Ms since the epoch.
	*/
	readonly at: number;
};

/**
What a check says of a cluster, for every format of it.
*/
export type Check = {
	readonly report: Report;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
	/**
	How many days ahead an expiry is trouble.
	*/
	readonly windowDays: number;
	/**
	Every expiry that lies ahead, the first one first. Suspended tokens are left out, because they open nothing.
	*/
	readonly expiries: readonly Expiry[];
	/**
	The tokens that expire within the window, the first one first.
	*/
	readonly expiring: readonly ReportFinding[];
	/**
	Soaks that are over, and steps of rotations that are overdue.
	*/
	readonly overdue: readonly ReportFinding[];
	/**
	All other findings.
	*/
	readonly others: readonly ReportFinding[];
	/**
	Changes of this machine's journal whose outcome is not known, and those that a batch never began. Undefined where the journal cannot be read.
	*/
	readonly interrupted: {readonly unknown: number; readonly neverBegun: number} | undefined;
	/**
	Sentences about what could not be loaded. Raw text.
	*/
	readonly problems: readonly string[];
	/**
	The worst severity of all that was found. Undefined where nothing was.
	*/
	readonly worst: Severity | undefined;
	/**
	The least severity that is trouble.
	*/
	readonly failOn: Severity;
};

/**
How bad a change is whose outcome is not known: the token may have any grants.
*/
const interruptedSeverity: Severity = 'high';

/**
Sorts what an audit found into what a person has to look after. Muted findings are left out.
*/
export function checkOf({audit, origin, journal, problems}: Pick<OpenedAudit, 'audit' | 'origin' | 'journal' | 'problems'>, {failOn}: Pick<Check, 'failOn'>): Check {
	const report = makeReport(audit, origin);
	const {facts} = audit;
	const of = (...ids: readonly string[]) => report.findings.filter(({rule}) => ids.includes(rule.id));
	const expiries = facts.standing
		.filter(({expiresMs, statusBeforeExpiry}) => expiresMs !== undefined && expiresMs > facts.now && statusBeforeExpiry !== 'suspended')
		.map(({token: {id, description}, expiresMs}) => ({id: id.toLowerCase(), description, at: expiresMs!}))
		.toSorted((left, right) => left.at - right.at);
	const order = new Map(expiries.map(({id}, index) => [id, index]));
	const orderOf = ({subject}: ReportFinding) => subject.kind === 'token' ? order.get(subject.id.toLowerCase()) ?? 0 : 0;
	const expiring = of('expires-soon').toSorted((left, right) => orderOf(left) - orderOf(right));
	const overdue = of('soak-over', 'rotation-overdue');
	const interrupted = journal && {
		unknown: journal.unfinished.length, neverBegun: journal.openBatches.reduce((sum, {rest}) => sum + rest.length, 0),
	};
	const severities = [
		...report.findings.map(({rule}) => rule.severity),
		...interrupted && interrupted.unknown + interrupted.neverBegun > 0 ? [interruptedSeverity] : [],
	];
	return {
		report,
		now: facts.now,
		windowDays: facts.policy.thresholds.expiresWithinDays,
		expiries,
		expiring,
		overdue,
		others: report.findings.filter(finding => !expiring.includes(finding) && !overdue.includes(finding)),
		interrupted,
		problems,
		worst: severities.toSorted((left, right) => severityRank(left) - severityRank(right))[0],
		failOn,
	};
}

/**
Whether anything is as bad as a limit.
*/
export function isTrouble({worst}: Pick<Check, 'worst'>, limit: Severity): boolean {
	return worst !== undefined && isAtLeast(worst, limit);
}
