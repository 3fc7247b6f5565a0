import {severities} from '../../severity.js';
import type {Comparison, Condition} from '../query.js';
import {ruleMistake, type OwnRules} from './token-rules.js';

/**
A condition, or what is wrong with its values.
*/
export type ConditionOrMistake = Condition | {readonly mistake: string};

/**
Reads the values of `finding:`: IDs of rules, `any`, or `none` alone. Undefined for `none` beside others.
*/
export function parseFinding(texts: readonly string[], own: OwnRules): ConditionOrMistake | undefined {
	const rules = texts.map(text => text.toLowerCase());
	if (rules.includes('none')) {
		return rules.length === 1 ? {kind: 'no-finding'} : undefined;
	}

	const mistake = rules.filter(rule => rule !== 'any').map(rule => ruleMistake(rule, own)).find(words => words !== undefined);
	return mistake === undefined ? {kind: 'finding', rules} : {mistake};
}

/**
Reads the severities after a colon, or the one after a comparison, where `operator` is given. Undefined for another word.
*/
export function parseSeverity(texts: readonly string[], operator?: Comparison): Condition | undefined {
	const known = texts.map(text => severities.find(severity => severity === text.toLowerCase())).filter(severity => severity !== undefined);
	const [severity] = known;
	if (severity === undefined || known.length !== texts.length) {
		return undefined;
	}

	if (operator === undefined) {
		return {kind: 'severity', severities: known};
	}

	return known.length === 1 ? {kind: 'severity-limit', operator, severity} : undefined;
}

/**
Reads `yes` or `no`, alone.
*/
export function parseMuted(texts: readonly string[]): Condition | undefined {
	const word = texts.length === 1 ? texts[0]!.toLowerCase() : undefined;
	return word === 'yes' || word === 'no' ? {kind: 'muted', isMuted: word === 'yes'} : undefined;
}

/**
Reads parts of owners, or `none` alone. Undefined for `none` beside others.
*/
export function parseOwner(names: readonly string[]): Condition | undefined {
	if (names.some(name => name.toLowerCase() === 'none')) {
		return names.length === 1 ? {kind: 'no-owner'} : undefined;
	}

	return {kind: 'owner', names};
}
