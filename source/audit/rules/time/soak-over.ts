import {dueSince} from '../../../tokens/due-since.js';
import {statusAt, type TokenEntry} from '../../../tokens/list/token-entry.js';
import {rotationStep} from '../../../tokens/rotation.js';
import {suspendedSince} from '../../../tokens/suspension/suspended-description.js';
import {relativeTime} from '../../../tokens/time/parse-time.js';
import type {AuditFacts} from '../../facts.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayLength} from '../day-length.js';
import {dayOf} from '../day-of.js';
import {eachToken} from '../each-token.js';

/**
A token that has been suspended for longer than its soak.
*/
export const soakOver: Rule = {
	id: 'soak-over',
	group: 'time',
	severity: 'medium',
	title: 'suspended, and its soak is over',
	sentence: count => count === 1 ? '1 token is suspended for longer than its soak.' : `${countTokens(count, 'are')} suspended for longer than their soak.`,
	why: 'A suspension shows whether a program misses the token. Its time is over, and until an admin revokes the token, everyone who may edit tokens can give the grants back.',
	advice: 'If no program missed it, revoke it. Otherwise give it its grants back.',
	blind: 'Whether a program missed it. Without a rotation the soak counts from the start of the day in the mark of the description, and somebody may have edited that.',
	remedies: ['revoke', 'look'],
	* find(facts) {
		const {standing, policy, now} = facts;
		const limit = now - (policy.thresholds.soakDays * dayLength);
		const soaks = soaksOfRotations(facts);
		yield * eachToken(standing, entry => {
			if (statusAt(entry, now) !== 'suspended') {
				return undefined;
			}

			const end = soaks.get(entry);
			if (end !== undefined) {
				return end <= now ? {entry, evidence: () => `the soak of its rotation was over on ${dayOf(end)}, ${relativeTime(end, now)}`} : undefined;
			}

			const day = suspendedSince(entry.token.description);
			return day !== undefined && Date.parse(`${day}T00:00:00Z`) < limit
				? {entry, evidence: () => `suspended since ${day}, and the policy lets a token soak for ${policy.thresholds.soakDays} days`}
				: undefined;
		});
	},
};

/**
When the soaks of the open rotations end, in ms since the epoch, by the token that soaks.
*/
function soaksOfRotations(facts: AuditFacts): ReadonlyMap<TokenEntry, number> {
	const soaks = new Map<TokenEntry, number>();
	for (const rotation of facts.journal?.rotations ?? []) {
		const step = rotationStep(rotation, facts.now);
		const end = step.step === 'soak' ? step.until : (step.step === 'revoke' ? dueSince(rotation, step) : undefined);
		const entry = facts.rotated(rotation.oldTokenId);
		if (entry && end !== undefined) {
			soaks.set(entry, Math.max(end, soaks.get(entry) ?? end));
		}
	}

	return soaks;
}
