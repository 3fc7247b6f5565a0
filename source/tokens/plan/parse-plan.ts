import * as v from 'valibot';
import {parseTime} from '../time/parse-time.js';
import type {Plan, PlanTarget} from './plan.js';

const time = v.pipe(v.string(), v.check(text => parseTime(text) !== undefined, 'is not a date and time'));
const uuid = v.pipe(v.string(), v.uuid('is not a UUID'));
// Fields of a grant that this program does not know are the service's, and are kept.
const permissions = v.array(v.looseObject({action: v.string(), resource: v.string()}));
const names = v.array(v.string());

const header = {
	format: v.literal('influx-tokens plan'),
	version: v.picklist([1, 2]),
};

const common = {
	...header,
	createdAt: time,
	expiresAt: time,
	createdBy: v.string(),
	reason: v.string(),
	profile: v.string(),
	host: v.string(),
	accountId: uuid,
	clusterId: uuid,
};

const named = {id: uuid, description: v.string()};
const hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/, 'is not a SHA-256 in hexadecimal'));
const earlierTarget = {...named, hash};
const target = {...named, permissions, hash};

// An unknown field is refused everywhere below, because it could be a condition that this version would not obey.
const updateTarget = {
	...target,
	fields: v.pipe(
		v.strictObject({
			description: v.exactOptional(v.pipe(v.string(), v.check(text => text.trim() !== '', 'is empty'))),
			permissions: v.exactOptional(permissions),
		}),
		v.check(fields => Object.keys(fields).length > 0, 'is empty'),
	),
};

const impact = v.strictObject({
	losesLastWriter: names,
	losesLastReader: names,
	keepsOnlyWildcardWriter: names,
	keepsOnlyWildcardReader: names,
	unknown: names,
});

function targetsOf(each: v.GenericSchema<unknown, PlanTarget>): v.GenericSchema<unknown, readonly PlanTarget[]> {
	return v.pipe(
		v.array(each),
		v.nonEmpty('is empty'),
		v.check(targets => new Set(targets.map(({id}) => id.toLowerCase())).size === targets.length, 'has an id twice'),
	);
}

const headerSchema = v.looseObject({...header, action: v.unknown()});
const earlierSchema: v.GenericSchema<unknown, Plan> = v.strictObject({...common, action: v.picklist(['revoke', 'suspend']), targets: targetsOf(v.strictObject(earlierTarget))});
const schema: v.GenericSchema<unknown, Plan> = v.strictObject({
	...common, action: v.picklist(['revoke', 'suspend', 'update']), impact, targets: targetsOf(v.strictObject(target)),
});
const updateSchema: v.GenericSchema<unknown, Plan> = v.strictObject({
	...common, action: v.literal('update'), impact, targets: targetsOf(v.strictObject(updateTarget)),
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
Parses the text of a plan's file, also of one that an earlier version of this program wrote (version 1). `message` is one sentence that names the first wrong field by its path, such as `targets.3.hash`, and never repeats its value.
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

	const start = v.safeParse(headerSchema, input, {abortEarly: true});
	if (!start.success) {
		return refuse(describeIssue(start.issues[0]));
	}

	const {version, action} = start.output;
	const later = action === 'update' ? updateSchema : schema;
	const result = v.safeParse(version === 1 ? earlierSchema : later, input, {abortEarly: true});
	return result.success ? {ok: true, plan: result.output} : refuse(describeIssue(result.issues[0]));
}
