import {severities, type Severity} from '../tokens/severity.js';
import {customRules} from './custom-rules.js';
import {AuditFacts, type AuditInput} from './facts.js';
import type {Finding} from './finding.js';
import {muteFinder, type MuteFinder} from './policy/mute-finder.js';
import type {Raised} from './raised.js';
import type {Rule} from './rule.js';
import {allRules} from './rules/all-rules.js';

/**
Why a rule was not asked: the policy switches it off, or what it needs is not known.
*/
export type SkippedRule = {
	readonly rule: Rule;
	readonly because: 'off' | NonNullable<Rule['needs']>[number];
};

export type Audit = {
	readonly facts: AuditFacts;
	/**
	Every finding, muted ones too: by severity, then by rule in the order of the rules, then in the order of the tokens.
	*/
	readonly findings: readonly Finding[];
	/**
	The findings of a token, the worst first, by its position in the list of tokens.
	*/
	readonly byToken: ReadonlyMap<number, readonly Finding[]>;
	/**
	The rules that were asked, with those of the policy.
	*/
	readonly rules: readonly Rule[];
	readonly skipped: readonly SkippedRule[];
};

/**
Runs all rules over the tokens of a cluster, without a pause. 10,000 tokens take a few tenths of a second.
*/
export function runAudit(input: AuditInput): Audit {
	const steps = auditInSteps(input);
	let step = steps.next();
	while (!step.done) {
		step = steps.next();
	}

	return step.value;
}

/**
The same in steps of one rule each, so that keys can be answered between them.

@yields Nothing: each step only gives the caller a turn.
*/
export function * auditInSteps(input: AuditInput): Generator<undefined, Audit> {
	const facts = new AuditFacts(input);
	yield undefined;
	const mutes = muteFinder(facts.policy.mutes, facts.now);
	const rules: Rule[] = [];
	const skipped: SkippedRule[] = [];
	// A sort of all findings at the end would take longer than most rules.
	const bySeverity = new Map(severities.map((severity): [Severity, Finding[]] => [severity, []]));
	for (const rule of [...allRules, ...customRules(facts.policy)]) {
		const because = whyNotAsked(rule, facts);
		if (because !== undefined) {
			skipped.push({rule, because});
			continue;
		}

		rules.push(rule);
		const {severity} = asRated(rule, facts);
		const findings = bySeverity.get(severity)!;
		for (const raised of rule.find(facts)) {
			findings.push(findingOf(raised, {rule, severity, mutes}));
		}

		yield undefined;
	}

	const findings = severities.flatMap(severity => bySeverity.get(severity)!);
	yield undefined;
	return {
		facts, findings, byToken: groupByToken(findings), rules, skipped,
	};
}

function asRated(rule: Rule, {policy}: AuditFacts): Pick<Finding, 'severity'> {
	return {severity: policy.severities.get(rule.id) ?? rule.severity};
}

function findingOf(raised: Raised, {rule, severity, mutes}: {readonly rule: Rule; readonly severity: Finding['severity']; readonly mutes: MuteFinder}): Finding {
	return {
		...raised, rule, severity, mute: mutes(rule.id, raised),
	};
}

function whyNotAsked({id, needs = []}: Rule, facts: AuditFacts): SkippedRule['because'] | undefined {
	const {policy} = facts;
	const presence: Readonly<Record<NonNullable<Rule['needs']>[number], boolean>> = {
		databases: facts.databaseNames !== undefined,
		journal: facts.journal !== undefined,
		look: facts.lastLook !== undefined,
		'naming-pattern': policy.namingPattern !== undefined,
		'owner-pattern': policy.ownerPattern !== undefined,
		'maximum-lifetime': policy.thresholds.maximumLifetimeDays !== undefined,
	};
	return policy.off.has(id) ? 'off' : needs.find(need => !presence[need]);
}

function groupByToken(findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
	const groups = new Map<number, Finding[]>();
	for (const finding of findings) {
		const position = (finding.entry)?.position;
		if (position === undefined) {
			continue;
		}

		const group = groups.get(position);
		if (group) {
			group.push(finding);
		} else {
			groups.set(position, [finding]);
		}
	}

	return groups;
}
