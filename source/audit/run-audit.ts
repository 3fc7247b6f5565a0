import {severities, type Severity} from '../tokens/severity.js';
import {customRules} from './custom-rules.js';
import {factsInSteps, type AuditFacts, type AuditInput} from './facts.js';
import type {Finding} from './finding.js';
import {muteFinder, type MuteFinder} from './policy/mute-finder.js';
import type {Raised} from './raised.js';
import type {Rule} from './rule.js';
import {allRules} from './rules/all-rules.js';
import {inSteps} from './in-steps.js';

/**
Why a rule was not asked: the policy switches it off, or what it needs is not known.
*/
export type SkippedRule = {
	readonly rule: Rule;
	readonly because: 'off' | NonNullable<Rule['needs']>[number];
};

/**
The findings about tokens of one rule, either the muted or the other ones.
*/
export type FindingKind = {
	/**
	The first of them.
	*/
	readonly finding: Finding;
	/**
	The positions of their tokens.
	*/
	readonly positions: readonly number[];
};

type GrowingKind = FindingKind & {readonly positions: number[]};

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
	readonly kinds: readonly FindingKind[];
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
The same in steps of a few milliseconds, so that keys can be answered between them.

@yields Nothing: each step only gives the caller a turn.
*/
export function * auditInSteps(input: AuditInput): Generator<undefined, Audit> {
	const facts = yield * factsInSteps(input);
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
			if (raised) {
				findings.push(findingOf(raised, {rule, severity, mutes}));
			} else {
				yield undefined;
			}
		}

		yield undefined;
	}

	const findings = severities.flatMap(severity => bySeverity.get(severity)!);
	yield undefined;
	return {
		facts, findings, ...yield * groupedByToken(findings), rules, skipped,
	};
}

function asRated(rule: Rule, {policy}: AuditFacts): Pick<Finding, 'severity'> {
	return {severity: policy.severities.get(rule.id) ?? rule.severity};
}

/**
Makes all findings with the same fields in the same order, because V8 reads such objects several times as fast.
*/
function findingOf(raised: Raised, {rule, severity, mutes}: {readonly rule: Rule; readonly severity: Severity; readonly mutes: MuteFinder}): Finding {
	const {entry, database, evidence, grants, others, databases} = raised;
	const finding: {readonly [Field in keyof Finding]: Finding[Field] | undefined} = {
		entry, database, evidence, grants, others, databases, rule, severity, mute: mutes(rule.id, raised),
	};
	return finding as Finding;
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

/**
Groups the findings about tokens by the token, and their positions by what the filter asks about a finding.

@yields Nothing: a key can be answered before it goes on.
*/
function * groupedByToken(findings: readonly Finding[]): Generator<undefined, Pick<Audit, 'byToken' | 'kinds'>> {
	const byToken = new Map<number, Finding[]>();
	const kinds: GrowingKind[] = [];
	let kind: GrowingKind | undefined;
	yield * inSteps(findings, finding => {
		if (!finding.entry) {
			return;
		}

		const {position} = finding.entry;
		const group = byToken.get(position);
		if (group) {
			group.push(finding);
		} else {
			byToken.set(position, [finding]);
		}

		// The findings of one rule stand together.
		if (!kind || !isOfKind(finding, kind)) {
			kind = kinds.find(known => isOfKind(finding, known)) ?? {finding, positions: []};
			if (kind.finding === finding) {
				kinds.push(kind);
			}
		}

		kind.positions.push(position);
	});

	return {byToken, kinds};
}

function isOfKind({rule, mute}: Finding, {finding}: FindingKind): boolean {
	return rule === finding.rule && (mute === undefined) === (finding.mute === undefined);
}
