import {matcherOf} from '../../tokens/filter/matcher.js';
import type {Query} from '../../tokens/filter/query.js';
import {statusAt, type TokenEntry} from '../../tokens/list/token-entry.js';
import {
	isAtLeast,
	severities,
	severityRank,
	type Severity,
} from '../../tokens/severity.js';
import {tokenStatuses, type TokenStatus} from '../../tokens/status.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {ageChart} from '../charts/age-chart.js';
import {expiryChart} from '../charts/expiry-chart.js';
import {grantsChart} from '../charts/grants-chart.js';
import type {Finding} from '../finding.js';
import {findingsView} from '../findings-view.js';
import type {Rule} from '../rule.js';
import type {Audit, SkippedRule} from '../run-audit.js';
import {scoreOf} from '../score.js';
import {limitsOfAudit, skippedWords} from './limits-of-audit.js';
import type {
	Report,
	ReportCounts,
	ReportFacts,
	ReportFinding,
	ReportRule,
	ReportToken,
} from './report.js';

/**
Which findings a report has. Without anything it has all that are not muted.
*/
export type ReportChoice = {
	/**
	The texts of `query`.
	*/
	readonly filters?: readonly string[] | undefined;
	/**
	Only findings about tokens that it matches. Findings about databases are left out then.
	*/
	readonly query?: Query | undefined;
	/**
	The IDs of the rules.
	*/
	readonly rules?: readonly string[] | undefined;
	/**
	The least severity.
	*/
	readonly severity?: Severity | undefined;
	readonly hasMuted?: boolean | undefined;
};

/**
Where the audit was made, as far as the audit itself does not know it.
*/
export type ReportOrigin = Omit<ReportFacts, 'at' | 'policy' | 'scope' | 'hasMuted'> & {
	/**
	Sentences about what could not be loaded. Raw text.
	*/
	readonly problems: readonly string[];
};

/**
Makes a report of an audit. The score, the charts and the numbers of tokens are those of the whole cluster, also where the report shows only some of the findings.
*/
export function makeReport(audit: Audit, {problems, ...origin}: ReportOrigin, choice: ReportChoice = {}): Report {
	const {facts} = audit;
	const chosen = audit.findings.filter(choiceTest(audit, choice));
	const shown = choice.hasMuted ? chosen : chosen.filter(({mute}) => mute === undefined);
	const rules = reportRules(audit, shown, choice);
	const byId = new Map(rules.map(rule => [rule.id, rule]));
	const findings = shown.map(finding => reportFinding(finding, byId.get(finding.rule.id)!));
	return {
		facts: {
			...origin,
			at: isoSeconds(new Date(facts.now)),
			policy: {source: facts.policy.source, version: facts.policy.version},
			scope: scopeOf(choice),
			hasMuted: choice.hasMuted ?? false,
		},
		score: scoreOf(audit),
		counts: countsOf(audit, chosen),
		limits: [...limitsOfAudit(audit, problems), ...choice.query ? ['A filter restricts this report to some tokens, so findings about databases are not in it.'] : []],
		charts: [ageChart(facts.standing, facts.now), expiryChart(facts.standing, facts.now), grantsChart(facts.standing)],
		rules,
		findings,
		tokens: reportTokens(shown, findings, facts.now),
	};
}

function choiceTest(audit: Audit, {query, rules, severity}: ReportChoice): (finding: Finding) => boolean {
	const {facts} = audit;
	const matches = query && matcherOf(query, {now: facts.now, databaseNames: facts.databaseNames, ...findingsView(audit)});
	const names = rules && new Set(rules);
	// A token with ten findings is matched once.
	const known = new Map<TokenEntry, boolean>();
	const isMatch = (entry: TokenEntry) => {
		const isOne = known.get(entry) ?? matches!(entry);
		known.set(entry, isOne);
		return isOne;
	};

	return ({entry, rule, severity: own}) => (names?.has(rule.id) ?? true)
		&& (severity === undefined || isAtLeast(own, severity))
		&& (matches === undefined || (entry !== undefined && isMatch(entry)));
}

function scopeOf({filters, rules, severity}: ReportChoice): ReportFacts['scope'] {
	return {...filters && {filters}, ...rules && {rules}, ...severity && {severity}};
}

function countsOf({facts}: Audit, chosen: readonly Finding[]): ReportCounts {
	const byStatus = Object.fromEntries(tokenStatuses.map(status => [status, 0])) as Record<TokenStatus, number>;
	let odd = 0;
	for (const entry of facts.entries) {
		byStatus[statusAt(entry, facts.now)]++;
		odd += entry.token.oddities === undefined ? 0 : 1;
	}

	const findings = Object.fromEntries(severities.map(severity => [severity, 0])) as Record<Severity, number>;
	let muted = 0;
	for (const {mute, severity} of chosen) {
		if (mute) {
			muted++;
		} else {
			findings[severity]++;
		}
	}

	return {
		tokens: facts.entries.length, byStatus, odd, databases: facts.databaseNames?.length, findings, muted,
	};
}

function reportRules({facts: {policy}, rules, skipped}: Audit, shown: readonly Finding[], {rules: chosen, severity: least}: ReportChoice): readonly ReportRule[] {
	const counts = new Map<Rule, number>();
	for (const {rule} of shown) {
		counts.set(rule, (counts.get(rule) ?? 0) + 1);
	}

	const isInScope = (rule: Rule) => (chosen?.includes(rule.id) ?? true) && (least === undefined || isAtLeast(severityOf(rule), least));
	const severityOf = (rule: Rule) => policy.severities.get(rule.id) ?? rule.severity;
	const reported = (rule: Rule, because?: SkippedRule['because']): ReportRule => {
		const count = counts.get(rule) ?? 0;
		const {id, group, title, why, advice, blind, remedies} = rule;
		return {
			id, group, severity: severityOf(rule), title, sentence: count === 0 ? undefined : rule.sentence(count), why, advice, blind, remedies, count,
			skipped: because && skippedWords[because],
		};
	};

	const asked = rules.filter(rule => isInScope(rule)).map(rule => reported(rule));
	return [
		...asked.filter(({count}) => count > 0).toSorted((left, right) => severityRank(left.severity) - severityRank(right.severity) || right.count - left.count),
		...asked.filter(({count}) => count === 0),
		...skipped.filter(({rule}) => isInScope(rule)).map(({rule, because}) => reported(rule, because)),
	];
}

const mostOthers = 20;

function reportFinding({entry, database, evidence, grants = [], databases = [], others, mute}: Finding, rule: ReportRule): ReportFinding {
	const compared = others?.() ?? [];
	return {
		rule,
		subject: entry ? {kind: 'token', id: entry.token.id, description: entry.token.description} : {kind: 'database', name: database},
		evidence: evidence(),
		grants: grants.map(({action, resource}) => ({action, resource})),
		databases,
		others: compared.slice(0, mostOthers).map(({token: {id, description}}) => ({id, description})),
		otherCount: compared.length,
		muted: mute && {reason: mute.reason, until: mute.until},
	};
}

function reportTokens(shown: readonly Finding[], findings: readonly ReportFinding[], now: number): readonly ReportToken[] {
	const byEntry = new Map<TokenEntry, ReportFinding[]>();
	for (const [index, {entry}] of shown.entries()) {
		if (!entry) {
			continue;
		}

		const own = byEntry.get(entry) ?? [];
		own.push(findings[index]!);
		byEntry.set(entry, own);
	}

	return [...byEntry]
		.toSorted(([left], [right]) => left.position - right.position)
		.map(([entry, own]) => reportToken(entry, own, now));
}

function reportToken(entry: TokenEntry, findings: readonly ReportFinding[], now: number): ReportToken {
	const {token: {id, description, permissions, revokedAt, oddities = []}, createdMs, expiresMs} = entry;
	const timeText = (ms: number | undefined) => ms === undefined ? undefined : isoSeconds(new Date(ms));
	return {
		id,
		description,
		status: statusAt(entry, now),
		createdAt: timeText(createdMs),
		expiresAt: timeText(expiresMs),
		revokedAt,
		permissions: permissions.map(({action, resource}) => ({action, resource})),
		oddities,
		findings,
	};
}
