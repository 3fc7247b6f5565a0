import type * as v from 'valibot';

/**
The place of a value in a faults file, in words: faults are counted from 1. Empty for the file as a whole.
*/
function placeOf(path: readonly unknown[]): string {
	const [fault, ...fields] = path;
	return fault === undefined ? '' : `fault ${Number(fault) + 1}${fields.length === 0 ? '' : `, ${fields.join('.')}`}`;
}

const shown = (value: unknown): string => {
	const json = JSON.stringify(value) ?? 'nothing';
	return json.length > 60 ? `${json.slice(0, 60)}…` : json;
};

const kindsInWords: ReadonlyMap<string, string> = new Map([['Array', 'an array'], ['Object', 'an object'], ['string', 'a text'], ['number', 'a number'], ['boolean', 'true or false']]);

/**
Writes the validator's `("a" | "b")` in words.
*/
function alternatives(expected: string): string {
	const list = expected.replaceAll(/[()]/g, '').split(' | ').map(kind => kindsInWords.get(kind) ?? kind);
	return list.length === 1 ? list[0]! : `one of ${list.join(', ')}`;
}

function expectedIn({type, expected, requirement}: v.BaseIssue<unknown> & {readonly requirement?: unknown}): string {
	switch (type) {
		case 'min_value': {
			return `${String(requirement)} or more`;
		}

		case 'max_value': {
			return `${String(requirement)} or less`;
		}

		case 'integer': {
			return 'a whole number';
		}

		default: {
			return alternatives(expected ?? 'something else');
		}
	}
}

/**
Says what is wrong with the content of a faults file: the place, what was expected there and what was found. Without a full stop.
*/
export function faultsMistake(issue: v.BaseIssue<unknown>): string {
	const path = issue.path?.map(({key}) => key) ?? [];
	const last = issue.path?.at(-1) as {readonly origin?: string} | undefined;
	const place = placeOf(path);
	if (issue.expected === 'never') {
		return `${placeOf(path.slice(0, -1))}: there is no field ${shown(path.at(-1))}`;
	}

	return last?.origin === 'key'
		? `${placeOf(path.slice(0, -1))}: the field ${shown(path.at(-1))} is missing`
		: `${place === '' ? '' : `${place}: `}expected ${expectedIn(issue)}, found ${shown(issue.input)}`;
}
