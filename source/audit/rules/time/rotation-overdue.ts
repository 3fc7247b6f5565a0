import {dueSince} from '../../../tokens/due-since.js';
import {statusAt, type TokenEntry} from '../../../tokens/list/token-entry.js';
import {rotationStep} from '../../../tokens/rotation.js';
import {isStanding, type AuditFacts} from '../../facts.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayLength} from '../day-length.js';
import {dayOf} from '../day-of.js';

/**
A token whose rotation waits for a person.
*/
export const rotationOverdue: Rule = {
	id: 'rotation-overdue',
	group: 'time',
	severity: 'medium',
	title: 'its rotation waits for the next step',
	sentence: count => count === 1 ? '1 token is in a rotation whose next step is overdue.' : `${countTokens(count, 'are')} in rotations whose next step is overdue.`,
	why: 'Until the rotation is finished two secrets open the same databases, and one of them is the one that was to go.',
	advice: 'Do the next step of the rotation, or undo the rotation.',
	blind: 'Rotations that were begun on another machine. A revoke that is due after a soak is left to soak-over.',
	remedies: ['rotate', 'look'],
	needs: ['journal'],
	* find(facts) {
		for (const [entry, {words, since}] of [...overdueSteps(facts)].toSorted(([left], [right]) => left.position - right.position)) {
			yield {entry, evidence: () => `due since ${dayOf(since)}: ${words}`};
		}
	},
};

/**
The overdue step of each token that a rotation replaces, the first that fell due where there are several rotations.
*/
function overdueSteps(facts: AuditFacts): ReadonlyMap<TokenEntry, {readonly words: string; readonly since: number}> {
	const limit = facts.now - (facts.policy.thresholds.rotationOverdueDays * dayLength);
	const steps = new Map<TokenEntry, {readonly words: string; readonly since: number}>();
	for (const rotation of facts.journal?.rotations ?? []) {
		const step = rotationStep(rotation, facts.now);
		const since = dueSince(rotation, step);
		const entry = facts.rotated(rotation.oldTokenId);
		if (!entry || !isStanding(entry, facts.now) || since === undefined || since >= limit || (step.step === 'revoke' && statusAt(entry, facts.now) === 'suspended')) {
			continue;
		}

		const known = steps.get(entry);
		if (!known || since < known.since) {
			steps.set(entry, {words: step.words, since});
		}
	}

	return steps;
}
