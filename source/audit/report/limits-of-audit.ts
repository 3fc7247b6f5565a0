import type {Audit, SkippedRule} from '../run-audit.js';

/**
Why a rule was not asked, as a part of a sentence.
*/
export const skippedWords: Readonly<Record<SkippedRule['because'], string>> = {
	off: 'the policy switches it off',
	databases: 'the databases are not known',
	journal: 'the journal of this machine could not be read',
	look: 'this machine has kept no look at this cluster before',
	'naming-pattern': 'the policy has no naming pattern',
	'owner-pattern': 'the policy has no owner pattern',
	'maximum-lifetime': 'the policy has no maximum lifetime',
};

/**
What an audit cannot know, in whole sentences: what the service never tells, what could not be read, and the rules that were not asked. `problems` are sentences of the caller about what could not be loaded. Raw text.
*/
export function limitsOfAudit({facts, skipped}: Audit, problems: readonly string[]): readonly string[] {
	const odd = facts.entries.filter(({token}) => token.oddities !== undefined).length;
	return [
		'The service does not say when a token was last used, who made it or where its secret is kept. Every finding is about descriptions, grants and dates, and none about traffic.',
		'A token of another kind, such as a management token, is in no list of database tokens and so not in this report.',
		...problems,
		...odd === 0 ? [] : [`${odd === 1 ? '1 token' : `${odd} tokens`} cannot be read whole: what could not be read of ${odd === 1 ? 'it' : 'them'} is in no finding.`],
		...skippedSentences(skipped),
	];
}

function skippedSentences(skipped: readonly SkippedRule[]): readonly string[] {
	const reasons = [...new Set(skipped.map(({because}) => because))];
	return reasons.map(reason => {
		const names = skipped.filter(({because}) => because === reason).map(({rule}) => rule.id);
		return `${names.length === 1 ? 'This rule was' : 'These rules were'} not asked, because ${skippedReasonWords(reason, names.length)}: ${names.join(', ')}.`;
	});
}

function skippedReasonWords(reason: SkippedRule['because'], count: number): string {
	return reason === 'off' && count > 1 ? 'the policy switches them off' : skippedWords[reason];
}
