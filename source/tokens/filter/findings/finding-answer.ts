import type {TokenEntry} from '../../list/token-entry.js';
import {isAtLeast, type Severity} from '../../severity.js';
import {foldText} from '../../text/fold-text.js';
import {hasUnknownDescription} from '../../why-odd.js';
import type {Comparison, Condition, Term} from '../query.js';

/**
A finding of the audit about a token, as far as a filter asks for it.
*/
export type TokenFinding = {
	readonly rule: {readonly id: string};
	readonly severity: Severity;
	/**
	Undefined while the policy does not mute it.
	*/
	readonly mute: unknown;
};

/**
What an audit found of the tokens of a list.
*/
export type FindingsOfTokens = {
	/**
	The findings of a token, muted ones too. Undefined for a token that is not of the list that was audited.
	*/
	readonly of: (entry: TokenEntry) => readonly TokenFinding[] | undefined;
	/**
	The IDs of the rules that were asked. Whether a token breaks another rule is not known.
	*/
	readonly askedRules: ReadonlySet<string>;
	/**
	Gives the function that says whether a token has a finding that passes a test; undefined for a token outside the list. `key` is different for different tests. It is for lists in which asking each token for its findings would take too long at each key.
	*/
	readonly remembered?: (key: string, isMeant: (finding: TokenFinding) => boolean) => Answer;
};

/**
Gives the owner that a description names, raw. Undefined when it names none.
*/
export type OwnerOf = (entry: TokenEntry) => string | undefined;

/**
Whether something is true of a token. Undefined when it is not known.
*/
export type Answer = (entry: TokenEntry) => boolean | undefined;

/**
The conditions that the findings of an audit answer.
*/
export type FindingCondition = Extract<Condition, {kind: 'finding' | 'no-finding' | 'severity' | 'severity-limit' | 'muted'}>;
/**
The conditions that the policy's pattern for owners answers.
*/
export type OwnerCondition = Extract<Condition, {kind: 'owner' | 'no-owner'}>;

/**
Whether a condition is about the findings of the audit.
*/
export function isFindingCondition(condition: Condition): condition is FindingCondition {
	return ['finding', 'no-finding', 'severity', 'severity-limit', 'muted'].includes(condition.kind);
}

/**
Whether a condition is about the owner that the policy's pattern finds.
*/
export function isOwnerCondition(condition: Condition): condition is OwnerCondition {
	return condition.kind === 'owner' || condition.kind === 'no-owner';
}

function isSeverity(severity: Severity, operator: Comparison, limit: Severity): boolean {
	switch (operator) {
		case '>=': {
			return isAtLeast(severity, limit);
		}

		case '>': {
			return !isAtLeast(limit, severity);
		}

		case '<=': {
			return isAtLeast(limit, severity);
		}

		case '<': {
			return !isAtLeast(severity, limit);
		}
	}
}

function someFinding({of, remembered}: FindingsOfTokens, key: string, isMeant: (finding: TokenFinding) => boolean): Answer {
	return remembered?.(key, isMeant) ?? (entry => of(entry)?.some(finding => isMeant(finding)));
}

function findingTest(condition: Extract<FindingCondition, {kind: 'finding' | 'severity' | 'severity-limit'}>): (finding: TokenFinding) => boolean {
	switch (condition.kind) {
		case 'finding': {
			const rules = new Set(condition.rules);
			return rules.has('any') ? () => true : ({rule}) => rules.has(rule.id);
		}

		case 'severity': {
			const wanted = new Set(condition.severities);
			return ({severity}) => wanted.has(severity);
		}

		case 'severity-limit': {
			const {operator, severity: limit} = condition;
			return ({severity}) => isSeverity(severity, operator, limit);
		}
	}
}

/**
Makes the function that answers a condition about findings. A finding that the policy mutes counts only for `muted:`; but with `isOfMuted`, `finding:` and `severity` are about muted findings and no others.

It is not known what a token that cannot be read whole does not break, nor whether a token breaks a rule that was not asked.
*/
export function findingAnswer(condition: FindingCondition, findings: FindingsOfTokens | undefined, isOfMuted: boolean): Answer {
	if (!findings) {
		return () => undefined;
	}

	const {askedRules} = findings;
	const isKnownWhole = ({token}: TokenEntry): boolean => token.oddities === undefined;
	switch (condition.kind) {
		case 'no-finding': {
			const has = someFinding(findings, 'open', ({mute}) => mute === undefined);
			return entry => {
				const hasSome = has(entry);
				return hasSome === false ? isKnownWhole(entry) || undefined : hasSome && false;
			};
		}

		case 'muted': {
			const has = someFinding(findings, 'muted', ({mute}) => mute !== undefined);
			return entry => {
				const hasMuted = has(entry);
				return hasMuted === undefined ? undefined : hasMuted === condition.isMuted;
			};
		}

		default: {
			const isMeant = findingTest(condition);
			const isAsked = condition.kind !== 'finding' || condition.rules.every(rule => rule === 'any' || askedRules.has(rule));
			const has = someFinding(findings, JSON.stringify([condition, isOfMuted]), finding => (finding.mute !== undefined) === isOfMuted && isMeant(finding));
			return entry => {
				const hasMeant = has(entry);
				return hasMeant === false && !(isAsked && isKnownWhole(entry)) ? undefined : hasMeant;
			};
		}
	}
}

/**
Makes the function that answers a condition about owners. Nothing is known without a pattern, nor of a description that cannot be read.
*/
export function ownerAnswer(condition: OwnerCondition, ownerOf: OwnerOf | undefined): Answer {
	if (!ownerOf) {
		return () => undefined;
	}

	const parts = condition.kind === 'owner' ? condition.names.map(name => foldText(name)) : undefined;
	// Many tokens have one owner.
	const answers = new Map<string, boolean>();
	return entry => {
		if (entry.token.oddities !== undefined && hasUnknownDescription(entry.token)) {
			return undefined;
		}

		const owner = ownerOf(entry);
		if (!parts) {
			return owner === undefined;
		}

		if (owner === undefined) {
			return false;
		}

		let isMeant = answers.get(owner);
		if (isMeant === undefined) {
			const folded = foldText(owner);
			isMeant = parts.some(part => folded.includes(part));
			answers.set(owner, isMeant);
		}

		return isMeant;
	};
}

/**
Whether a filter asks for muted findings, so that its terms about findings are about those.
*/
export function isAboutMuted(terms: readonly Term[]): boolean {
	return terms.some(({isNegated, condition}) => condition.kind === 'muted' && condition.isMuted !== isNegated);
}
