import * as v from 'valibot';

export type Validated<Value> =
	| {readonly ok: true; readonly value: Value}
	/**
	`path` leads to what is wrong, by keys and indexes from the whole.
	*/
	| {readonly ok: false; readonly problem: string; readonly path?: ReadonlyArray<string | number>};

// What valibot's `expected` says, in words.
const words = new Map([
	['string', 'text'],
	['number', 'a number'],
	['Array', 'a list'],
	['Object', 'an object'],
]);

/**
Checks a value from outside against a schema.

`problem` names the first thing that is wrong by its path: `[3].createdAt is not a date and time`, or `the answer is not a list`, where `subject` is what the whole value is called. It never repeats the value itself, which may be a secret.
*/
export function validate<Value>(
	schema: v.GenericSchema<unknown, Value>,
	input: unknown,
	subject: string,
): Validated<Value> {
	const result = v.safeParse(schema, input, {abortEarly: true});
	return result.success
		? {ok: true, value: result.output}
		: {ok: false, problem: describe(result.issues[0], subject), path: (result.issues[0].path ?? []).map(({key}) => typeof key === 'number' ? key : String(key))};
}

function describe(issue: v.BaseIssue<unknown>, subject: string): string {
	return `${describePath(issue.path ?? []) || subject} ${describeProblem(issue)}`;
}

function describePath(path: readonly v.IssuePathItem[]): string {
	let text = '';
	for (const {key} of path) {
		if (typeof key === 'number') {
			text += `[${key}]`;
		} else {
			text += text ? `.${String(key)}` : String(key);
		}
	}

	return text;
}

function describeProblem(issue: v.BaseIssue<unknown>): string {
	// The checks of our own schemas come with their words; valibot's own messages would repeat the value.
	if (issue.kind !== 'schema') {
		return issue.message;
	}

	if (issue.received === 'undefined') {
		return 'is missing';
	}

	const expected = issue.expected ?? 'what is documented';
	return `is not ${words.get(expected) ?? expected.replaceAll(/["()]/g, '').replaceAll(' | ', ' or ')}`;
}
