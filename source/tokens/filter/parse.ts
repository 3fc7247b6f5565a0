import {findField} from './fields.js';
import {unknownFieldMessage} from './unknown-field-message.js';
import {parseField} from './parse-field.js';
import type {
	Condition,
	FilterError,
	Query,
	Term,
} from './query.js';
import {
	tokenize,
	type FieldToken,
	type FilterToken,
	type TextToken,
} from './tokenize.js';

export type FilterResult =
	| {readonly ok: true; readonly query: Query}
	| {readonly ok: false; readonly error: FilterError};

/**
The pieces of one term: `!`, a field, and the alternatives.
*/
type RawTerm = {
	readonly isNegated: boolean;
	readonly field: FieldToken | undefined;
	readonly texts: readonly TextToken[];
	/**
	Where the token after it is.
	*/
	readonly next: number;
};

type Outcome<Value> = {readonly value: Value} | {readonly error: FilterError};

function errorAt({start, end}: FilterToken, message: string): {readonly error: FilterError} {
	return {error: {message, start, end}};
}

/**
What is wrong with a token after another in one term, if anything.

A `!` or `|` that nothing follows yet is still being typed and counts for nothing; one that a gap cuts off from its word is an error, because leaving it out would show the opposite of what was meant.
*/
function mistakeAt(token: FilterToken, previous: FilterToken | undefined, isLast: boolean): {readonly error: FilterError} | undefined {
	const bothWords = '| touches both words: one|other';
	if (!isLast && token.kind === 'gap') {
		if (previous?.kind === 'not') {
			return errorAt(previous, '! touches what it negates: !word');
		}

		return previous?.kind === 'bar' ? errorAt(previous, bothWords) : undefined;
	}

	if (token.kind === 'bar' && (!previous || previous.kind === 'not')) {
		return errorAt(token, bothWords);
	}

	if (token.kind === 'not' && previous?.kind !== 'text') {
		return errorAt(token, '! stands once, before the whole term: !one|other is neither');
	}

	return token.kind === 'field' && previous?.kind !== 'text' ? errorAt(token, `${token.name}${token.operator} cannot follow |; to search for the text, quote it`) : undefined;
}

/**
What is wrong with a term of a text that is all there: a `!` or `|` that nothing follows, or quotes without anything in them. While a person types, each of these is on its way to something else.
*/
function unfinishedAt(tokens: readonly FilterToken[]): {readonly error: FilterError} | undefined {
	const last = tokens.at(-1);
	if (last?.kind === 'not' || last?.kind === 'bar') {
		return errorAt(last, last.kind === 'not' ? '! stands before what it negates: !word' : '| stands between two words: one|other');
	}

	const empty = tokens.find(token => token.kind === 'text' && token.text === '');
	return empty && errorAt(empty, 'these quotes hold nothing: leave them out, or put the words between them');
}

/**
Reads the term that begins at the token at `begin`, which is not a gap.
*/
function readTerm(tokens: readonly FilterToken[], begin: number): Outcome<RawTerm> {
	const isNegated = tokens[begin]?.kind === 'not';
	let next = isNegated ? begin + 1 : begin;
	const first = tokens[next];
	const field = first?.kind === 'field' ? first : undefined;
	next += field ? 1 : 0;
	const texts: TextToken[] = [];
	for (let previous = next > begin ? tokens[next - 1] : undefined; next < tokens.length; next++) {
		const token = tokens[next]!;
		const mistake = mistakeAt(token, previous, next === tokens.length - 1);
		if (mistake) {
			return mistake;
		}

		// A phrase ends its term with its quote: "a"b is "a" b.
		if (token.kind === 'gap' || (previous?.kind === 'text' && token.kind !== 'bar')) {
			break;
		}

		if (token.kind === 'text') {
			texts.push(token);
		}

		previous = token;
	}

	return {
		value: {
			isNegated,
			field,
			texts: texts.filter(({text}) => text !== ''),
			next,
		},
	};
}

function conditionOf({field, texts: tokens}: RawTerm): Outcome<Condition | undefined> {
	const texts = tokens.map(({text}) => text);
	if (!field) {
		return {value: texts.length === 0 ? undefined : {kind: 'text', texts}};
	}

	const known = findField(field.name);
	if (!known) {
		return errorAt(field, unknownFieldMessage(field.name));
	}

	const condition = texts.length === 0 ? undefined : parseField(known, field.operator, texts);
	if (!condition) {
		const {message, start} = errorAt(field, `${known.name} takes ${known.accepts}`).error;
		return {error: {message, start, end: tokens.at(-1)?.end ?? field.end}};
	}

	return {value: condition};
}

/**
Reads the filter language.

- Words are ANDed; each is looked for in description, id and database names, without case.
- `"two words"` is a phrase; in it every sign is text but `""`, which is one quote. A quote inside a word is text.
- `one|other` is either, among words and phrases or among the values of one field.
- `!` before a term negates all of it: `!one|other` is neither.
- `field:value`, `field>value`: letters and one of `: < > <= >=` make a field. `10:30` and `edge-7:8086` are words; `http://x` is an error that says to quote it.

With `isFinished` the text is all there, as on a command line: a `!` or `|` at its end and empty quotes, which count for nothing while a person types, are errors.

Never throws. The first thing wrong is the error; it lies within the text and is at least one character long.
*/
export function parseFilter(input: string, {isFinished = false}: {readonly isFinished?: boolean} = {}): FilterResult {
	const terms: Term[] = [];
	const tokens = tokenize(input);
	for (let position = 0; position < tokens.length;) {
		if (tokens[position]!.kind === 'gap') {
			position++;
			continue;
		}

		const raw = readTerm(tokens, position);
		if ('error' in raw) {
			return {ok: false, error: raw.error};
		}

		const unfinished = isFinished ? unfinishedAt(tokens.slice(position, raw.value.next)) : undefined;
		const condition = unfinished ?? conditionOf(raw.value);
		if ('error' in condition) {
			return {ok: false, error: condition.error};
		}

		if (condition.value) {
			terms.push({isNegated: raw.value.isNegated, condition: condition.value});
		}

		position = raw.value.next;
	}

	return {ok: true, query: {terms}};
}
