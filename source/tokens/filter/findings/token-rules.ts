import {nearestName} from '../../text/nearest-name.js';

/**
The IDs of the audit's rules about tokens, in the order in which reports list them. The filter needs only their names, so that the rules need not be loaded with it.
*/
export const tokenRules: readonly string[] = [
	'write-all',
	'read-all',
	'write-only-all',
	'many-databases',
	'reaches-internal',
	'unknown-action',
	'never-expires',
	'expires-soon',
	'expired-not-revoked',
	'old',
	'lifetime-too-long',
	'successor-outlives',
	'soak-over',
	'rotation-overdue',
	'missing-database',
	'misspelt-database',
	'renamed-database',
	'no-grants',
	'shadowed-grant',
	'same-grants',
	'subset-of-another',
	'no-description',
	'duplicate-description',
	'test-like',
	'contradicts-grants',
	'odd-characters',
	'breaks-naming',
	'no-owner',
	'last-writer',
	'last-reader',
	'created-in-burst',
	'changed-since-look',
	'unreadable',
];

/**
The IDs of the audit's rules about databases. No token has a finding of these.
*/
export const databaseRules: readonly string[] = ['no-writer', 'no-reader', 'only-all-writes', 'only-all-reads'];

/**
The rules that a filter may name beside the program's own: the IDs of the policy's rules, or `any` where the policy is not known yet.
*/
export type OwnRules = readonly string[] | 'any';

/**
What is wrong with the ID of a rule in a filter, in lower case, as a part of a sentence that may hold the typed text. Undefined when there is such a rule.
*/
export function ruleMistake(id: string, own: OwnRules): string | undefined {
	if (databaseRules.includes(id)) {
		return `${id} is a rule about databases; no token has it`;
	}

	if (tokenRules.includes(id) || (own === 'any' ? /^[\da-z]+(?:-[\da-z]+)*$/.test(id) : own.includes(id))) {
		return undefined;
	}

	const names = [...tokenRules, ...own === 'any' ? [] : own];
	const nearest = names.find(name => id.length > 2 && name.startsWith(id)) ?? nearestName(id, names);
	return nearest === undefined ? `no rule "${id}"; the audit lists the rules` : `no rule "${id}"; did you mean finding:${nearest}`;
}
