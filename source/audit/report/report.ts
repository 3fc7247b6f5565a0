import type {Permission} from '../../api/types.js';
import type {TokenStatus} from '../../tokens/status.js';
import type {Severity} from '../../tokens/severity.js';
import type {Chart} from '../charts/chart.js';
import type {RuleGroup, Remedy} from '../rule.js';
import type {Score} from '../score.js';

/**
An audit as plain values that can be printed. Everything that comes from the service, the policy or the profile is raw text. Times are RFC 3339 in UTC.
*/
export type Report = {
	readonly facts: ReportFacts;
	/**
	That of the whole cluster, also where the report leaves findings out.
	*/
	readonly score: Score;
	readonly counts: ReportCounts;
	/**
	What the report cannot know, and what was left out of it: whole sentences.
	*/
	readonly limits: readonly string[];
	readonly charts: readonly Chart[];
	/**
	The rules with findings, the worst first and then those with most findings; then the rules that found nothing; then those that were not asked.
	*/
	readonly rules: readonly ReportRule[];
	/**
	By severity, then by rule, then in the order of the service's list.
	*/
	readonly findings: readonly ReportFinding[];
	/**
	The tokens that a finding is about, in the order of the service's list.
	*/
	readonly tokens: readonly ReportToken[];
};

/**
Where, when and by what the report was made.
*/
export type ReportFacts = {
	readonly at: string;
	/**
	Whose clock `at` is by.
	*/
	readonly clock: 'service' | 'this machine';
	readonly profile: string;
	readonly host: string;
	/**
	Undefined for Clustered, which has no accounts.
	*/
	readonly accountId: string | undefined;
	readonly clusterName: string;
	readonly clusterId: string;
	/**
	The version of this program.
	*/
	readonly program: string;
	readonly policy: {
		/**
		Undefined for the defaults of the program.
		*/
		readonly source: string | undefined;
		readonly version: string;
	};
	/**
	What the person restricted the report to. Empty where it is about the whole cluster.
	*/
	readonly scope: {
		readonly filters?: readonly string[];
		readonly rules?: readonly string[];
		/**
		The least severity.
		*/
		readonly severity?: Severity;
	};
	/**
	Whether muted findings are among `findings`.
	*/
	readonly hasMuted: boolean;
};

export type ReportCounts = {
	readonly tokens: number;
	readonly byStatus: Readonly<Record<TokenStatus, number>>;
	/**
	Tokens that cannot be read whole. They are among the others.
	*/
	readonly odd: number;
	/**
	Undefined where the databases are not known.
	*/
	readonly databases: number | undefined;
	/**
	The findings within the scope that are not muted.
	*/
	readonly findings: Readonly<Record<Severity, number>>;
	/**
	The muted findings within the scope, whether the report shows them or not.
	*/
	readonly muted: number;
};

export type ReportRule = {
	readonly id: string;
	readonly group: RuleGroup;
	readonly severity: Severity;
	readonly title: string;
	/**
	What was found, with the number, as a sentence. Undefined where nothing was.
	*/
	readonly sentence: string | undefined;
	readonly why: string;
	readonly advice: string;
	/**
	What the rule cannot know.
	*/
	readonly blind: string;
	readonly remedies: readonly Remedy[];
	/**
	The findings in the report, with the muted ones where it shows them.
	*/
	readonly count: number;
	/**
	Why the rule was not asked, as a part of a sentence. Undefined where it was.
	*/
	readonly skipped: string | undefined;
};

export type ReportFinding = {
	readonly rule: ReportRule;
	/**
	The token or the database that it is about.
	*/
	readonly subject:
		| {readonly kind: 'token'; readonly id: string; readonly description: string}
		| {readonly kind: 'database'; readonly name: string};
	readonly evidence: string;
	readonly grants: readonly Permission[];
	readonly databases: readonly string[];
	/**
	The tokens that the finding compares with, 20 at most: a report of a thousand equal tokens would name a million.
	*/
	readonly others: ReadonlyArray<{readonly id: string; readonly description: string}>;
	/**
	How many tokens it compares with.
	*/
	readonly otherCount: number;
	readonly muted: {readonly reason: string; readonly until: string} | undefined;
};

export type ReportToken = {
	readonly id: string;
	readonly description: string;
	readonly status: TokenStatus;
	/**
	Undefined where it cannot be read.
	*/
	readonly createdAt: string | undefined;
	/**
	Undefined where the token never expires, and where it cannot be read.
	*/
	readonly expiresAt: string | undefined;
	readonly revokedAt: string | undefined;
	readonly permissions: readonly Permission[];
	/**
	Why it cannot be read whole, as parts of a sentence. Empty for most tokens.
	*/
	readonly oddities: readonly string[];
	readonly findings: readonly ReportFinding[];
};
