import {findField} from './fields.js';
import type {OwnRules} from './findings/token-rules.js';
import {findMistakenWord} from './find-mistaken-word.js';
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
	The position of the first token after the term.
	*/
	readonly next: number;
};

type Outcome<Value> = {readonly value: Value} | {readonly error: FilterError};

function errorAt({start, end}: FilterToken, message: string): {readonly error: FilterError} {
	return {error: {message, start, end}};
}

/**
Says what is wrong with a token at its place in a term. Undefined when nothing is.

A `!` or `|` at the end of the text is ignored, because the person is still typing. One that is separated from its word by a gap is an error, because ignoring it could show the opposite of what was meant.
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
Says what is wrong with a term of a finished text: a `!` or `|` at its end, or empty quotes. Undefined when nothing is. While a person types, these are not errors, because more text may follow.
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

		// The closing quote of a phrase ends the term: "a"b means "a" b.
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

function conditionOf({field, texts: tokens}: RawTerm, own: OwnRules): Outcome<Condition | undefined> {
	const texts = tokens.map(({text}) => text);
	if (!field) {
		return {value: texts.length === 0 ? undefined : {kind: 'text', texts}};
	}

	const known = findField(field.name);
	if (!known) {
		return errorAt(field, unknownFieldMessage(field.name));
	}

	const condition = texts.length === 0 ? undefined : parseField(known, field.operator, texts, own);
	if (!condition || 'mistake' in condition) {
		const message = condition?.mistake ?? `${known.name} takes ${known.accepts}`;
		return {error: {message, start: field.start, end: tokens.at(-1)?.end ?? field.end}};
	}

	return {value: condition};
}

/**
Reads the filter language.

- All words have to match. Each is searched for in description, id and database names, in upper or lower case.
- `"two words"` is a phrase. Every character in it is text, except `""`, which stands for one quote. A quote inside a word is text.
- `one|other` matches either, for words, phrases and the values of one field.
- `!` before a term negates the whole term: `!one|other` matches tokens with neither.
- `-word`, `word*`, `a OR b` and `age > 90d` mean something in other search languages and are errors here, unless they are in quotes.
- `field:value`, `field>value`: letters followed by one of `: := < > <= >=` make a field. `10:30` and `edge-7:8086` are words; `http://x` is an error that says to quote it.

`isFinished` says that the text is complete, as on a command line. Then a `!` or `|` at its end and empty quotes are errors. While a person types they are ignored.

`ownRules` are the rules that the policy adds to those that `finding:` may name. It is `any` where the policy is not known; then every word that could be a rule is accepted.

Never throws. `error` is the first mistake; it lies within the text and is at least one character long.
*/
export function parseFilter(input: string, {isFinished = false, ownRules = []}: {readonly isFinished?: boolean; readonly ownRules?: OwnRules} = {}): FilterResult {
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
		const mistaken = findMistakenWord(tokens, raw.value);
		const condition = unfinished ?? (mistaken ? {error: mistaken} : conditionOf(raw.value, ownRules));
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
