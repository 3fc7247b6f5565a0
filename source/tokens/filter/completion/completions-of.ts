import {filterFields, findField} from '../fields.js';
import {
	requiresQuotes,
	tokenize,
	type FieldToken,
	type FilterToken,
} from '../tokenize.js';
import {fieldValues, type CompletionNames, type FieldValue} from './field-values.js';

/**
What may follow a filter that is being typed, the most needed first: texts that are added at its end. They complete the name of a field, from its second letter on, or the value of a field. Names may hold any text of the service.
*/
export function completionsOf(text: string, names: CompletionNames): readonly string[] {
	const tokens = tokenize(text);
	const term = termAtEnd(tokens);
	if (!term) {
		return [];
	}

	const {field, last, isFirst} = term;
	const typed = last ? text.slice(last.start) : '';
	if (!field) {
		return isFirst ? fieldCompletions(typed) : [];
	}

	const known = findField(field.name);
	if (!known) {
		return [];
	}

	const used = new Set(tokens.slice(tokens.indexOf(field) + 1).filter(token => token.kind === 'text' && token !== last).map(token => text.slice(token.start, token.end).toLowerCase()));
	const values = fieldValues(known.name, {
		operator: field.operator, isFirst, typed, names,
	});
	return values
		.filter(({text: value}) => !used.has(value.toLowerCase()))
		.map(value => restOf(value, typed))
		.filter(rest => rest !== undefined);
}

type TermAtEnd = {
	readonly field: FieldToken | undefined;
	/**
	The alternative that is being typed. Undefined where none is begun, as after `status:` or `status:active|`.
	*/
	readonly last: FilterToken | undefined;
	/**
	Whether it is, or will be, the first alternative of the term.
	*/
	readonly isFirst: boolean;
};

/**
The term that the end of the text belongs to. Undefined after a blank and in an empty text.
*/
function termAtEnd(tokens: readonly FilterToken[]): TermAtEnd | undefined {
	const begin = tokens.findLastIndex(({kind}) => kind === 'gap' || kind === 'not') + 1;
	const term = tokens.slice(begin);
	const [start] = term;
	if (!start) {
		return undefined;
	}

	const field = start.kind === 'field' ? start : undefined;
	const alternatives = field ? term.slice(1) : term;
	// Two texts without a bar between them are two terms: "a"b.
	const isOneTerm = alternatives.every((token, place) => token.kind === (place % 2 === 0 ? 'text' : 'bar'));
	const last = alternatives.at(-1);
	return isOneTerm ? {field, last: last?.kind === 'bar' ? undefined : last, isFirst: alternatives.length <= 1} : undefined;
}

function fieldCompletions(typed: string): readonly string[] {
	const lowerCase = typed.toLowerCase();
	return /^\p{Letter}{2,}$/u.test(typed)
		? filterFields
			.filter(({name}) => name.startsWith(lowerCase))
			.map(({name, uses}) => `${name.slice(typed.length)}${/^[:<>]=?/.exec(uses[0].example.slice(name.length))?.[0] ?? ':'}`)
		: [];
}

/**
What completes the typed beginning of a value. Undefined where the value does not begin so, or needs quotes and is not in quotes. A value that has not been begun gets the quotes that it needs.
*/
function restOf({text, isExact, isPart = false}: FieldValue, typed: string): string | undefined {
	const isQuoted = typed.startsWith('"');
	if (isQuoted && isPart) {
		return undefined;
	}

	const inQuotes = `"${text.replaceAll('"', '""')}"`;
	const isMayNeedQuotes = /[\s"|]/.test(text) || requiresQuotes(text);
	const whole = isQuoted || (isMayNeedQuotes && !isPart) ? inQuotes : text;
	const begin = whole.slice(0, typed.length);
	const isBegun = isExact ? begin === typed : begin.toLowerCase() === typed.toLowerCase();
	return isBegun && whole.length > typed.length ? whole.slice(typed.length) : undefined;
}
