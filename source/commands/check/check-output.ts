import * as v from 'valibot';
import {findingSchema} from '../../audit/report/finding-schema.js';
import {
	cannotKnowSchema,
	clusterSchema,
	countsSchema,
	originSchema,
	pointsSchema,
	policySchema,
} from '../../audit/report/audit-schema.js';
import {severities} from '../../tokens/severity.js';

const count = (meaning: string) => v.pipe(v.number(), v.integer(), v.description(meaning));

const nextExpiry = v.object({
	tokenId: v.pipe(v.string(), v.description('The ID of the token, in lower case.')),
	description: v.pipe(v.string(), v.description('Its description.')),
	expiresAt: v.pipe(v.string(), v.isoTimestamp(), v.description('When it expires.')),
});

const interrupted = v.object({
	unknown: count('The changes whose outcome is not known.'),
	neverBegun: count('The changes that a batch never began.'),
});

/**
What `check --format json` prints.
*/
export const checkOutput = v.object({
	check: v.pipe(originSchema('influx-tokens check'), v.description('When the check was made, and by what.')),
	cluster: v.pipe(clusterSchema, v.description('The cluster that was checked.')),
	policy: v.pipe(policySchema, v.description('The policy in force.')),
	isTrouble: v.pipe(v.boolean(), v.description('Whether anything is at least as bad as `failOn`. The exit code is then 4.')),
	failOn: v.pipe(v.picklist(severities), v.description('The least severity that is trouble.')),
	worst: v.pipe(v.nullable(v.picklist(severities)), v.description('The worst severity of all that was found. Null where nothing was.')),
	expiring: v.pipe(v.object({
		withinDays: v.pipe(v.number(), v.description('How many days ahead an expiry is reported.')),
		tokens: v.pipe(v.array(findingSchema), v.description('The tokens that expire within these days, the first one first.')),
	}), v.description('What expires soon.')),
	nextExpiry: v.pipe(v.nullable(nextExpiry), v.description('The token that expires next, at any time. Null where none does.')),
	overdue: v.pipe(v.array(findingSchema), v.description('Soaks that are over, and steps of rotations that are overdue.')),
	interrupted: v.pipe(v.nullable(interrupted), v.description('What the journal of this machine says of interrupted changes. Null where it cannot be read.')),
	counts: v.pipe(countsSchema, v.description('How many tokens, databases and findings there are.')),
	rules: v.pipe(v.array(v.object({
		id: v.pipe(v.string(), v.description('The ID of the rule.')),
		severity: v.pipe(v.picklist(severities), v.description('How much a finding of it matters.')),
		findings: count('How many findings it has.'),
	})), v.description('The rules that found something.')),
	score: pointsSchema,
	problems: v.pipe(v.array(v.string()), v.readonly(), v.description('What could not be loaded, in sentences.')),
	cannotKnow: cannotKnowSchema,
});

export type CheckOutput = v.InferOutput<typeof checkOutput>;
