import {findField} from './fields.js';
import {isMistakable} from './mistakable.js';
import type {Comparison} from './query.js';

export type FieldOperator = ':' | '=' | ':=' | Comparison;

/**
A piece of a filter, with UTF-16 offsets into the text, `end` exclusive.
*/
export type FilterToken =
	FieldToken | TextToken | SignToken<'gap'> | SignToken<'not'> | SignToken<'bar'>;

type SignToken<Kind> = {
	readonly kind: Kind;
	readonly start: number;
	readonly end: number;
};

/**
A name and the operator directly after it. The name is as typed, and a field of that name need not exist.
*/
export type FieldToken = {
	readonly kind: 'field';
	readonly name: string;
	readonly operator: FieldOperator;
	readonly start: number;
	readonly end: number;
};

/**
A word, or a phrase without its quotes.
*/
export type TextToken = {
	readonly kind: 'text';
	readonly text: string;
	readonly start: number;
	readonly end: number;
};

const gapPattern = /\s+/y;
const fieldPattern = /(?<name>\p{Letter}+)(?<operator>:=?|[<>]=?|=)/uy;
// Inside quotes, `""` stands for one quote. The end of the text also closes a phrase, because a person may still be typing it.
const phrasePattern = /"(?<text>[^"]*(?:""[^"]*)*)(?:"|$)/y;
const wordPattern = /[^\s|]+/y;

function matchAt(pattern: RegExp, input: string, position: number): RegExpExecArray | undefined {
	pattern.lastIndex = position;
	return pattern.exec(input) ?? undefined;
}

/**
The field at a position of a text: letters, then `:`, `:=`, `<`, `>`, `<=` or `>=`. Undefined when there is none. With `=` the name has to be that of an existing field: so `env=prod` is a word, and `status=revoked` is a field and not a word.
*/
function fieldAt(input: string, position: number): FieldToken | undefined {
	const match = matchAt(fieldPattern, input, position);
	const {name = '', operator = ''} = match?.groups ?? {};
	return !match || (operator === '=' && !findField(name))
		? undefined
		: {
			kind: 'field', name, operator: operator as FieldOperator, start: position, end: position + match[0].length,
		};
}

/**
Whether a text without quotes would be read as anything other than this one word, or could be refused as a mistake.
*/
export function requiresQuotes(text: string): boolean {
	return /[\s|]|^[!"]/.test(text) || isMistakable(text) || fieldAt(text, 0) !== undefined;
}

function tokenAt(input: string, position: number, previous: FilterToken | undefined): FilterToken {
	const gap = matchAt(gapPattern, input, position);
	if (gap) {
		return {kind: 'gap', start: position, end: position + gap[0].length};
	}

	if (input[position] === '|') {
		return {kind: 'bar', start: position, end: position + 1};
	}

	// The token after a field is its value, even when it looks like a sign or another field.
	const isValue = previous?.kind === 'field';
	if (!isValue && input[position] === '!') {
		return {kind: 'not', start: position, end: position + 1};
	}

	const field = isValue ? undefined : fieldAt(input, position);
	if (field) {
		return field;
	}

	const phrase = matchAt(phrasePattern, input, position);
	if (phrase) {
		return {
			kind: 'text', text: phrase.groups!.text!.replaceAll('""', '"'), start: position, end: position + phrase[0].length,
		};
	}

	const word = matchAt(wordPattern, input, position)![0];
	return {
		kind: 'text', text: word, start: position, end: position + word.length,
	};
}

/**
Cuts a filter into tokens that cover the whole text without holes. Never throws: every text can be cut.
*/
export function tokenize(input: string): readonly FilterToken[] {
	const tokens: FilterToken[] = [];
	for (let position = 0; position < input.length; position = tokens.at(-1)!.end) {
		tokens.push(tokenAt(input, position, tokens.at(-1)));
	}

	return tokens;
}
