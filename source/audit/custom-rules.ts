import {matcherOf} from '../tokens/filter/matcher.js';
import type {Policy} from './policy/policy.js';
import type {Rule} from './rule.js';
import {eachToken} from './rules/each-token.js';

/**
The policy's own rules, as rules of the audit. A token that is neither revoked nor expired and matches the filter of one is a finding.
*/
export function customRules({customRules: own}: Policy): readonly Rule[] {
	return own.map(({id, severity, sentence, query}) => ({
		id,
		group: 'policy',
		severity,
		title: sentence,
		sentence: count => `${count === 1 ? '1 token' : `${count} tokens`}: ${sentence}`,
		why: 'The policy says so.',
		advice: 'Do what the policy asks for.',
		blind: 'Why the policy wants it.',
		remedies: ['look'],
		find({standing, databaseNames, now, ownerOf}) {
			const matches = matcherOf(query, {now, databaseNames, ownerOf});
			const evidence = () => sentence;
			return eachToken(standing, entry => matches(entry) ? {entry, evidence} : undefined);
		},
	}));
}
