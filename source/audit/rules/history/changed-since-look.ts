import {parseTime} from '../../../tokens/time/parse-time.js';
import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import {hasUnknownGrants, hasUsableId} from '../../../tokens/why-odd.js';
import type {AuditFacts} from '../../facts.js';
import {hashOfGrants} from '../../hash-of-grants.js';
import {unreadableGrants} from '../../look.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {dayOf} from '../day-of.js';
import {eachToken} from '../each-token.js';
import {minuteOf} from '../minute-of.js';

/**
A token that is new since the last look, or has other grants, and not because of a change from this machine.
*/
export const changedSinceLook: Rule = {
	id: 'changed-since-look',
	group: 'history',
	severity: 'high',
	title: 'created or re-granted since the last look',
	sentence: count => `${countTokens(count, 'was', 'were')} created or got other grants since the last look, and not from this machine.`,
	why: 'The service keeps no log of who changed a token. A comparison with the last look is the only trace of a change by somebody else.',
	advice: 'Ask who did it. If nobody knows, suspend the token. Mark the audit as seen once you know.',
	blind: 'Who changed it, from where, and how often in between. A change of the description only, and a revoke, are not looked for.',
	remedies: ['look', 'suspend', 'revoke'],
	needs: ['look', 'journal'],
	find: facts => eachToken(facts.standing, entry => {
		const evidence = evidenceOf(entry, facts);
		return evidence && {entry, evidence};
	}),
};

/**
The look and a change may have the times of two clocks, which differ by up to five minutes before this program warns of it. In milliseconds.
*/
const tolerance = 5 * 60_000;

function evidenceOf({token, createdMs, statusBeforeExpiry}: TokenEntry, {lastLook, journal}: AuditFacts): (() => string) | undefined {
	if (!lastLook || !journal || !hasUsableId(token)) {
		return undefined;
	}

	const id = token.id.toLowerCase();
	const before = lastLook.grants.get(id);
	const isReadable = !hasUnknownGrants(token);
	if (before !== undefined && (before === unreadableGrants || !isReadable || before === hashOfGrants(token.permissions))) {
		return undefined;
	}

	const lookMs = parseTime(lastLook.at)!;
	const isFromHere = journal.changed.get(id)?.some(({at, grants}) => at >= lookMs - tolerance && (!isReadable || grants === hashOfGrants(token.permissions))) ?? false;
	if (isFromHere) {
		return undefined;
	}

	const look = `the last look, ${minuteOf(lookMs)}`;
	if (before !== undefined) {
		return () => `${statusBeforeExpiry === 'suspended' ? 'suspended' : 'got other grants'} after ${look}`;
	}

	return createdMs === undefined || createdMs >= lookMs - tolerance
		? () => `created ${dayOf(createdMs)}, after ${look}`
		: () => `not listed at ${look}, and created ${dayOf(createdMs)}`;
}
