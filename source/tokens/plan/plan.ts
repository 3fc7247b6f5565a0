import * as v from 'valibot';
import type {DatabaseToken} from '../../api/types.js';
import {harmlessJson} from '../text/harmless-json.js';
import {isoSeconds, parseTime} from '../time/parse-time.js';
import {tokenHash} from './token-hash.js';

export type PlanAction = 'revoke' | 'suspend';

export type PlanTarget = {
	readonly id: string;
	/**
	The token's description when the plan was made. Raw text of the service.
	*/
	readonly description: string;
	/**
	The `tokenHash` of the token when the plan was made.
	*/
	readonly hash: string;
};

/**
A change of certain tokens that is written to a file, so that the same person or another one can review it and apply it later. Times are RFC 3339. It holds no secret.
*/
export type Plan = {
	readonly format: 'influx-tokens plan';
	readonly version: 1;
	readonly createdAt: string;
	/**
	The time from which the plan cannot be applied any more.
	*/
	readonly expiresAt: string;
	readonly createdBy: string;
	readonly reason: string;
	/**
	The name of the profile on the machine where the plan was made.
	*/
	readonly profile: string;
	readonly host: string;
	readonly accountId: string;
	readonly clusterId: string;
	readonly action: PlanAction;
	/**
	At least one, each id once.
	*/
	readonly targets: readonly PlanTarget[];
};

export type NewPlan = Omit<Plan, 'format' | 'version' | 'createdAt' | 'expiresAt' | 'targets'> & {
	/**
	The tokens as they are when the plan is made, each id once.
	*/
	readonly tokens: readonly DatabaseToken[];
	/**
	Milliseconds since the epoch.
	*/
	readonly now: number;
	/**
	How long the plan can be applied, in milliseconds; at least a second.
	*/
	readonly lifetime: number;
};

/**
Makes a plan for these tokens. Throws a RangeError when there are no tokens.
*/
export function makePlan({tokens, now, lifetime, createdBy, reason, profile, host, accountId, clusterId, action}: NewPlan): Plan {
	if (tokens.length === 0) {
		throw new RangeError('a plan needs at least one token');
	}

	return {
		format: 'influx-tokens plan',
		version: 1,
		createdAt: isoSeconds(new Date(now)),
		expiresAt: isoSeconds(new Date(now + lifetime)),
		createdBy,
		reason,
		profile,
		host,
		accountId,
		clusterId,
		action,
		targets: tokens.map(token => ({id: token.id, description: token.description, hash: tokenHash(token)})),
	};
}

/**
Writes a plan as the text of its file: indented JSON with a line break at the end. The text is harmless on a terminal; see `harmlessJson`.
*/
export function printPlan(plan: Plan): string {
	return `${harmlessJson(plan)}\n`;
}

const time = v.pipe(v.string(), v.check(text => parseTime(text) !== undefined, 'is not a date and time'));
const uuid = v.pipe(v.string(), v.uuid('is not a UUID'));

// An unknown field is refused, because it could be a condition that this version would not obey.
const targetSchema = v.strictObject({
	id: uuid,
	description: v.string(),
	hash: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/, 'is not a SHA-256 in hexadecimal')),
});

const planSchema: v.GenericSchema<unknown, Plan> = v.strictObject({
	format: v.literal('influx-tokens plan'),
	version: v.literal(1),
	createdAt: time,
	expiresAt: time,
	createdBy: v.string(),
	reason: v.string(),
	profile: v.string(),
	host: v.string(),
	accountId: uuid,
	clusterId: uuid,
	action: v.picklist(['revoke', 'suspend']),
	targets: v.pipe(
		v.array(targetSchema),
		v.nonEmpty('is empty'),
		v.check(targets => new Set(targets.map(target => target.id.toLowerCase())).size === targets.length, 'has an id twice'),
	),
});

// The types that valibot names in `expected`, in words.
const words = new Map([
	['string', 'text'],
	['Array', 'a list'],
	['Object', 'an object'],
]);

function describeIssue(issue: v.BaseIssue<unknown>): string {
	const field = v.getDotPath(issue) ?? 'the whole';
	// The checks above have messages of their own. Valibot's messages are not used, because they repeat the value.
	if (issue.kind !== 'schema') {
		return `${field} ${issue.message}`;
	}

	if (issue.expected === 'never') {
		return `${field} is not a field of a plan`;
	}

	if (issue.received === 'undefined') {
		return `${field} is missing`;
	}

	const expected = issue.expected ?? 'what a plan has there';
	return `${field} is not ${words.get(expected) ?? expected.replaceAll(/["()]/g, '').replaceAll(' | ', ' or ')}`;
}

export type ParsedPlan =
	| {readonly ok: true; readonly plan: Plan}
	| {readonly ok: false; readonly message: string};

/**
Parses the text of a plan's file. `message` is one sentence that names the first wrong field by its path, such as `targets.3.hash`, and never repeats its value.
*/
export function parsePlan(text: string): ParsedPlan {
	const refuse = (problem: string) => ({ok: false, message: `The plan cannot be used: ${problem}; make a new one with "influx-tokens plan".`} as const);
	let input: unknown;
	try {
		// PowerShell's > puts a byte order mark in front.
		input = JSON.parse(text.replace(/^\u{FEFF}/u, ''));
	} catch {
		return refuse('the whole is not JSON');
	}

	const result = v.safeParse(planSchema, input, {abortEarly: true});
	return result.success ? {ok: true, plan: result.output} : refuse(describeIssue(result.issues[0]));
}
