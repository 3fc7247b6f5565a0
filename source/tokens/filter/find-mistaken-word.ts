import {findField} from './fields.js';
import {operatorAtStart, wordOperators} from './mistakable.js';
import type {FieldToken, FilterToken, TextToken} from './tokenize.js';

/**
A mistake in a term: its message, and its place as UTF-16 offsets, `end` exclusive.
*/
type Mistake = {
	readonly message: string;
	readonly start: number;
	readonly end: number;
};

type Term = {
	readonly field: FieldToken | undefined;
	readonly texts: readonly TextToken[];
	readonly next: number;
};

/**
Finds what other search languages read as a sign and this one as a word: blanks around the operator of a field (`age > 90d`), `-word`, `word*`, and OR, AND or NOT between terms. The message says how to write what is meant. Undefined when the term has none of these, or has them in quotes.

`tokens` is the whole filter, `field` and `texts` are those of the term, and `next` is the position of the first token after it. The message may hold text that was typed.
*/
export function findMistakenWord(tokens: readonly FilterToken[], {field, texts, next}: Term): Mistake | undefined {
	const [first] = texts;
	if (field) {
		const value = first ? undefined : textAfterGap(tokens, next);
		return value && findField(field.name) && mistake(`a field has no blanks: ${field.name}${field.operator}${value.text}`, field, value);
	}

	const separated = first && texts.length === 1 ? findSeparatedField(tokens, first, next) : undefined;
	if (separated) {
		return separated;
	}

	const hasBefore = first !== undefined && tokens.find(({kind}) => kind !== 'gap')!.start < first.start;
	const hasAfter = next + (tokens[next]?.kind === 'gap' ? 1 : 0) < tokens.length;
	for (const text of texts) {
		const message = isQuoted(text) ? undefined : messageOf(text.text, {hasBefore, hasAfter});
		if (message !== undefined) {
			return mistake(message, text, text);
		}
	}

	return undefined;
}

function messageOf(word: string, {hasBefore, hasAfter}: {readonly hasBefore: boolean; readonly hasAfter: boolean}): string | undefined {
	if (/^-\p{Letter}/u.test(word)) {
		return `to exclude, !${word.slice(1)}; to search for the text, quote it`;
	}

	if (/.\*$/.test(word)) {
		return 'a word is found anywhere; leave out the *, or quote the word';
	}

	return hasAfter && (hasBefore || word === 'NOT') ? wordOperators.get(word) : undefined;
}

/**
Finds a word that is the name of a field and has its operator after a blank: `age >90d`, `age > 90d`, or `age >` while it is typed.
*/
function findSeparatedField(tokens: readonly FilterToken[], name: TextToken, next: number): Mistake | undefined {
	const known = isQuoted(name) ? undefined : findField(name.text);
	const operator = textAfterGap(tokens, next);
	if (!known || !operator || isQuoted(operator) || !operatorAtStart.test(operator.text)) {
		return undefined;
	}

	const isAlone = operator.text.replace(operatorAtStart, '') === '';
	const value = isAlone ? textAfterGap(tokens, next + 2) : operator;
	const whole = value ? `${name.text}${operator.text}${isAlone ? value.text : ''}` : known.uses[0].example;
	return mistake(`a field has no blanks: ${whole}`, name, value ?? operator);
}

function textAfterGap(tokens: readonly FilterToken[], position: number): TextToken | undefined {
	const token = tokens[position + 1];
	return tokens[position]?.kind === 'gap' && token?.kind === 'text' ? token : undefined;
}

// A phrase is longer in the filter than its text, by one quote at least.
function isQuoted({text, start, end}: TextToken): boolean {
	return end - start !== text.length;
}

function mistake(message: string, {start}: FilterToken, {end}: FilterToken): Mistake {
	return {message, start, end};
}
