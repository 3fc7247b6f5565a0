import * as v from 'valibot';
import {severities} from '../../tokens/severity.js';
import {tokenStatuses} from '../../tokens/status.js';
import {ruleGroups} from '../rule.js';
import {findingSchema, remediesSchema} from './finding-schema.js';

const count = (meaning: string) => v.pipe(v.number(), v.integer(), v.description(meaning));

function countsBy<Name extends string>(names: readonly Name[], meaning: (name: Name) => string) {
	return v.object(Object.fromEntries(names.map(name => [name, count(meaning(name))])) as Record<Name, ReturnType<typeof count>>);
}

/**
When a report was made, and by what. `kind` is the document's own name.
*/
export const originSchema = <Kind extends string>(kind: Kind) => v.object({
	kind: v.pipe(v.literal(kind), v.description('What the document is.')),
	version: v.pipe(v.literal(1), v.description('The version of the document. It changes only when a field loses its name or its meaning.')),
	at: v.pipe(v.string(), v.isoTimestamp(), v.description('When the tokens were looked at.')),
	clock: v.pipe(v.picklist(['service', 'this machine']), v.description('Whose clock `at` is by.')),
	program: v.pipe(v.string(), v.description('The version of influx-tokens.')),
});

export const clusterSchema = v.object({
	name: v.pipe(v.string(), v.description('The name of the cluster in the profile.')),
	id: v.pipe(v.string(), v.description('The ID of the cluster.')),
	accountId: v.pipe(v.nullable(v.string()), v.description('The ID of the account. Null for Clustered, which has no accounts.')),
	host: v.pipe(v.string(), v.description('The address of the service.')),
	profile: v.pipe(v.string(), v.description('The name of the profile.')),
});

export const policySchema = v.object({
	source: v.pipe(v.nullable(v.string()), v.description('The file of the policy. Null where the defaults of the program are in force.')),
	version: v.pipe(v.string(), v.description('A hash of what the policy says.')),
});

export const countsSchema = v.object({
	tokens: count('All tokens of the cluster.'),
	byStatus: v.pipe(countsBy(tokenStatuses, status => `Those that are ${status}.`), v.description('The tokens by their status.')),
	odd: count('Those that cannot be read whole. They are among the others.'),
	databases: v.pipe(v.nullable(v.pipe(v.number(), v.integer())), v.description('The databases of the cluster. Null where they could not be loaded.')),
	findings: v.pipe(countsBy(severities, severity => `Those of severity ${severity}.`), v.description('The findings that are not muted.')),
	muted: count('The muted findings, whether they are printed or not.'),
});

export const cannotKnowSchema = v.pipe(v.array(v.string()), v.readonly(), v.description('What the audit cannot know, in sentences.'));

export const pointsSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100), v.description('The score of the whole cluster, from 0 to 100.'));

const rule = v.object({
	id: v.pipe(v.string(), v.description('The ID of the rule.')),
	group: v.pipe(v.picklist(ruleGroups), v.description('What the rule is about.')),
	severity: v.pipe(v.picklist(severities), v.description('How much a finding of it matters, by the policy in force.')),
	title: v.pipe(v.string(), v.description('What a token of it is or does, in a few words.')),
	why: v.pipe(v.string(), v.description('Why it matters.')),
	advice: v.pipe(v.string(), v.description('What to do.')),
	remedies: remediesSchema,
	findings: count('How many findings of the rule are printed.'),
	sentence: v.pipe(v.nullable(v.string()), v.description('What was found, with the number. Null where nothing was.')),
	cannotKnow: v.pipe(v.string(), v.description('What the rule cannot know.')),
	notAskedBecause: v.pipe(v.nullable(v.string()), v.description('Why the rule was not asked, as a part of a sentence. Null where it was.')),
});

const chart = v.object({
	id: v.pipe(v.picklist(['age', 'expiry', 'grants']), v.description('Which chart it is.')),
	title: v.pipe(v.string(), v.description('Its title.')),
	about: v.pipe(v.string(), v.description('What its bars count.')),
	bars: v.pipe(v.array(v.object({
		label: v.pipe(v.string(), v.description('Such as `2024 Q3` or `never`.')),
		count: count('How many tokens the bar stands for.'),
	})), v.readonly(), v.description('The bars, in their order.')),
});

const scope = v.object({
	filters: v.pipe(v.array(v.string()), v.readonly(), v.description('The filters of the command line. Empty where there was none.')),
	rules: v.pipe(v.nullable(v.pipe(v.array(v.string()), v.readonly())), v.description('The rules of the command line. Null where it named none.')),
	severity: v.pipe(v.nullable(v.picklist(severities)), v.description('The least severity. Null where the command line named none.')),
	includesMuted: v.pipe(v.boolean(), v.description('Whether muted findings are printed too.')),
});

/**
What `audit --format json` prints.
*/
export const auditSchema = v.object({
	report: v.pipe(originSchema('influx-tokens audit'), v.description('When the report was made, and by what.')),
	cluster: v.pipe(clusterSchema, v.description('The cluster that was audited.')),
	policy: v.pipe(policySchema, v.description('The policy in force.')),
	scope: v.pipe(scope, v.description('What the command line restricted the report to.')),
	score: v.pipe(v.object({
		points: pointsSchema,
		arithmetic: v.pipe(v.array(v.string()), v.readonly(), v.description('How the points were worked out, in sentences.')),
	}), v.description('How the cluster does.')),
	counts: v.pipe(countsSchema, v.description('How many tokens, databases and findings there are.')),
	cannotKnow: cannotKnowSchema,
	charts: v.pipe(v.array(chart), v.readonly(), v.description('Bar charts of the tokens that are neither revoked nor expired.')),
	rules: v.pipe(v.array(rule), v.readonly(), v.description('The rules: those with findings first, the worst first.')),
	findings: v.pipe(v.array(findingSchema), v.readonly(), v.description('What was found, the worst first.')),
});

/**
The report without its findings, which are written one by one.
*/
export type AuditDocument = Omit<v.InferOutput<typeof auditSchema>, 'findings'> & {readonly findings: readonly never[]};

const rowOrigin = {
	at: v.pipe(v.string(), v.isoTimestamp(), v.description('When the tokens were looked at.')),
	cluster: v.pipe(v.string(), v.description('The name of the cluster in the profile.')),
	clusterId: v.pipe(v.string(), v.description('The ID of the cluster.')),
	accountId: v.pipe(v.nullable(v.string()), v.description('The ID of the account. Null for Clustered, which has no accounts.')),
	host: v.pipe(v.string(), v.description('The address of the service.')),
	score: pointsSchema,
	program: v.pipe(v.string(), v.description('The version of influx-tokens.')),
	policy: v.pipe(v.nullable(v.string()), v.description('The file of the policy. Null where the defaults of the program are in force.')),
	policyVersion: v.pipe(v.string(), v.description('A hash of what the policy says.')),
};

export type RowOrigin = v.InferOutput<v.ObjectSchema<typeof rowOrigin, undefined>>;

/**
A line of `audit --format jsonl`.
*/
export const auditLineSchema = v.object({
	...findingSchema.entries,
	cannotKnow: v.pipe(v.string(), v.description('What the rule cannot know.')),
	...rowOrigin,
});
