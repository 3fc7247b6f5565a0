import type {DatabaseToken, NewToken} from '../../api/types.js';
import type {EditableFields} from '../../tokens/difference-in-words.js';
import {isAtLeast} from '../../tokens/severity.js';
import {withoutSuspensionMark} from '../../tokens/suspension/suspended-description.js';
import {parseTime} from '../../tokens/time/parse-time.js';
import {allRules} from '../rules/all-rules.js';
import {runAudit} from '../run-audit.js';
import {ownerOf} from './owner-of.js';
import type {Policy} from './policy.js';

/**
What is about to be sent: a new token, a successor of a token, or an edit of one.
*/
export type PolicyRequest =
	| {readonly kind: 'create'; readonly after: NewToken}
	| {readonly kind: 'successor'; readonly before: DatabaseToken; readonly after: NewToken}
	| {readonly kind: 'edit'; readonly before: DatabaseToken; readonly after: EditableFields};

type Surroundings = {
	readonly policy: Policy;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
};

/**
The rules that a request alone can break. The others need the rest of the cluster, the journal or the past, or have a check of their own, as a missing database has, or find only what another of these finds.
*/
const rulesOfRequests: ReadonlySet<string> = new Set([
	'write-all', 'read-all', 'many-databases', 'reaches-internal', 'unknown-action', 'never-expires', 'no-description', 'test-like', 'contradicts-grants', 'odd-characters',
]);

/**
How much later than the maximum a token may expire, in ms: the person needs some time between the choice of an expiry and the request.
*/
const tolerance = 60_000;
const day = 24 * 60 * 60 * 1000; // Milliseconds

/**
What a request breaks of a policy, as clauses that follow "breaks the policy:". Only what the request changes counts: an edit is not checked for the lifetime, a new description always, and grants only where the token did not break the same rule before. Of the program's own rules those count that the policy rates critical or high, of the policy's own rules all but those that are info. No organization has chosen the defaults, so nothing breaks them. Raw text.
*/
export function breachesOf(request: PolicyRequest, surroundings: Surroundings): readonly string[] {
	const {policy} = surroundings;
	return policy.source === undefined
		? []
		: [...descriptionBreaches(request, policy), ...lifetimeBreaches(request, surroundings), ...ruleBreaches(request, surroundings)];
}

function descriptionBreaches({kind, after, ...request}: PolicyRequest, {namingPattern, ownerPattern, off}: Policy): readonly string[] {
	const description = withoutSuspensionMark(after.description);
	if (kind === 'edit' && 'before' in request && description === withoutSuspensionMark(request.before.description)) {
		return [];
	}

	return [
		...namingPattern && !off.has('breaks-naming') && !namingPattern.test(description)
			? [`the description does not match naming_pattern, which is ${namingPattern.source}`]
			: [],
		...ownerPattern && !off.has('no-owner') && ownerOf(description, ownerPattern) === undefined
			? [`the description names no owner: owner_pattern is ${ownerPattern.source}`]
			: [],
	];
}

function lifetimeBreaches(request: PolicyRequest, {policy, now}: Surroundings): readonly string[] {
	const {maximumLifetimeDays} = policy.thresholds;
	if (request.kind === 'edit' || maximumLifetimeDays === undefined || policy.off.has('lifetime-too-long')) {
		return [];
	}

	const {expiresAt} = request.after;
	const maximum = `and maximum_days is ${maximumLifetimeDays}`;
	if (expiresAt === undefined) {
		return [`it never expires, ${maximum}`];
	}

	const lifetime = (parseTime(expiresAt) ?? Infinity) - now;
	return lifetime > (maximumLifetimeDays * day) + tolerance ? [`it lives for ${Math.ceil(lifetime / day)} days, ${maximum}`] : [];
}

function ruleBreaches(request: PolicyRequest, surroundings: Surroundings): readonly string[] {
	const before = new Set('before' in request ? brokenRules(request.before, surroundings).keys() : []);
	return brokenRules(tokenOf(request, surroundings), surroundings).entries()
		.filter(([id]) => !before.has(id))
		.map(([, words]) => words)
		.toArray();
}

/**
The rules that a token breaks by itself, by their IDs, each with the clause that says so.
*/
function brokenRules(token: DatabaseToken, {policy, now}: Surroundings): ReadonlyMap<string, string> {
	const off = new Set([...policy.off, ...allRules.map(({id}) => id).filter(id => !rulesOfRequests.has(id))]);
	const {findings} = runAudit({
		tokens: [token], databaseNames: undefined, now, policy: {...policy, off}, journal: undefined, lastLook: undefined,
	});
	const counting = findings.filter(({rule: {group}, severity, mute, entry}) => entry && mute === undefined && isAtLeast(severity, group === 'policy' ? 'low' : 'high'));
	return new Map(counting.map(({rule: {id, title}, severity}) => [id, `${title} (${id}, ${severity})`]));
}

/**
The token as it is once the request is done.
*/
function tokenOf(request: PolicyRequest, {now}: Surroundings): DatabaseToken {
	return request.kind === 'edit'
		? {...request.before, description: request.after.description, permissions: request.after.permissions}
		: {id: '', createdAt: new Date(now).toISOString(), ...request.after};
}
