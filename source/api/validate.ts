import * as v from 'valibot';

export type Validated<Value> =
	| {readonly ok: true; readonly value: Value}
	/**
	`path` is the way from the whole value to the wrong part, as keys and indexes.
	*/
	| {readonly ok: false; readonly problem: string; readonly path?: ReadonlyArray<string | number>};

// The types that valibot names in `expected`, in words.
const words = new Map([
	['string', 'text'],
	['number', 'a number'],
	['Array', 'a list'],
	['Object', 'an object'],
]);

/**
Checks a value from outside against a schema.

`problem` names the first wrong part by its path, such as `[3].createdAt is not a date and time`. For the whole value it uses the name in `subject`, such as `the answer is not a list`. It never repeats the value itself, which may be a secret.
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
	// The checks of our own schemas have messages of their own. Valibot's messages are not used, because they repeat the value.
	if (issue.kind !== 'schema') {
		return issue.message;
	}

	if (issue.received === 'undefined') {
		return 'is missing';
	}

	const expected = issue.expected ?? 'what is documented';
	return `is not ${words.get(expected) ?? expected.replaceAll(/["()]/g, '').replaceAll(' | ', ' or ')}`;
}
