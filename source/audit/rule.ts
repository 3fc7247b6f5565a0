import type {Severity} from '../tokens/severity.js';
import type {AuditFacts} from './facts.js';
import type {Raised} from './raised.js';

export const ruleGroups = ['reach', 'time', 'grants', 'description', 'coverage', 'history', 'policy'] as const;

/**
`policy` is the group of the policy's own rules.
*/
export type RuleGroup = typeof ruleGroups[number];

export const remedyNames = ['revoke', 'suspend', 'drop-grants', 'replace-wildcard', 'edit-description', 'rotate', 'look'] as const;

/**
What this program can do about a finding. `look` changes nothing: an admin has to know it, or to look elsewhere.
*/
export type Remedy = typeof remedyNames[number];

/**
A rule of the audit. Its texts are plain sentences in ASCII for a person who audits tokens for the first time.
*/
export type Rule = {
	/**
	In lower case, with dashes: `last-writer`. The filter, the policy and the reports name the rule by it.
	*/
	readonly id: string;
	readonly group: RuleGroup;
	readonly severity: Severity;
	/**
	What a token of it is or does, for a row of a table, in at most 48 cells: `writes to all databases`.
	*/
	readonly title: string;
	/**
	What the findings are, with their number, as a whole sentence: `27 tokens name a database that does not exist.`
	*/
	readonly sentence: (count: number) => string;
	/**
	Why it matters.
	*/
	readonly why: string;
	/**
	What to do.
	*/
	readonly advice: string;
	/**
	What the rule cannot know.
	*/
	readonly blind: string;
	/**
	What solves a finding, the best first. At least one.
	*/
	readonly remedies: readonly [Remedy, ...Remedy[]];
	/**
	What the rule needs and the service or this machine may not have given; it finds nothing without it.
	*/
	readonly needs?: ReadonlyArray<'databases' | 'journal' | 'look' | 'naming-pattern' | 'owner-pattern' | 'maximum-lifetime'>;
	/**
	Finds the tokens and databases, each once, in time linear in tokens plus grants. It yields undefined after every few milliseconds of work, so that a key is answered before it goes on: `eachToken` and `tokensWithGrants` do that.
	*/
	readonly find: (facts: AuditFacts) => Iterable<Raised | undefined>;
};
