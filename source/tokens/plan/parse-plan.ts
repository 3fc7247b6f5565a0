import * as v from 'valibot';
import type {Plan} from './plan.js';
import {
	earlierPlanSchema,
	planHeaderSchema,
	planSchema,
	updatePlanSchema,
} from './plan-schema.js';

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

	const start = v.safeParse(planHeaderSchema, input, {abortEarly: true});
	if (!start.success) {
		return refuse(describeIssue(start.issues[0]));
	}

	const {version, action} = start.output;
	const later = action === 'update' ? updatePlanSchema : planSchema;
	const result = v.safeParse(version === 1 ? earlierPlanSchema : later, input, {abortEarly: true});
	return result.success ? {ok: true, plan: result.output} : refuse(describeIssue(result.issues[0]));
}
