import * as v from 'valibot';
import {parseTime} from '../time/parse-time.js';
import type {Plan, PlanTarget} from './plan.js';
import {planImpactFields} from './plan-impact-fields.js';

const time = (meaning: string) => v.pipe(v.string(), v.check(text => parseTime(text) !== undefined, 'is not a date and time'), v.metadata({format: 'date-time'}), v.description(meaning));
const uuid = (meaning: string) => v.pipe(v.string(), v.uuid('is not a UUID'), v.description(meaning));
const text = (meaning: string) => v.pipe(v.string(), v.description(meaning));
// Fields of a grant that this program does not know are the service's, and are kept.
const permissions = v.array(v.looseObject({
	action: text('What the grant allows: `read` or `write`, or a word of a newer service.'),
	resource: text('The name of the database, or `*` for all databases.'),
}));

const impact = v.pipe(v.strictObject(planImpactFields), v.description('What the databases lose.'));

const format = v.pipe(v.literal('influx-tokens plan'), v.description('What the document is.'));

const header = <Version extends 1 | 2>(version: Version) => ({
	format,
	version: v.pipe(v.literal(version), v.description('The version of the plan.')),
	createdAt: time('When the plan was made.'),
	expiresAt: time('From when on it cannot be applied any more.'),
	createdBy: text('Who made it, as `user@host`.'),
	reason: text('Why, as `--reason` says.'),
	profile: text('The name of the profile on the machine where it was made.'),
	host: text('The address of the service.'),
	accountId: uuid('The ID of the account; for Clustered a placeholder.'),
	clusterId: uuid('The ID of the cluster.'),
});

const named = {id: uuid('The ID of the token.'), description: text('Its description when the plan was made.')};
const hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/, 'is not a SHA-256 in hexadecimal'), v.description('A SHA-256 of the token when the plan was made. The token is left alone if it is another one when the plan is applied.'));
const earlierTarget = {...named, hash};
const target = {...named, permissions: v.pipe(permissions, v.description('Its grants when the plan was made.')), hash};

// An unknown field is refused everywhere below, because it could be a condition that this version would not obey.
const updateTarget = {
	...target,
	fields: v.pipe(
		v.strictObject({
			description: v.exactOptional(v.pipe(v.string(), v.check(description => description.trim() !== '', 'is empty'), v.description('The new description. Absent where it stays.'))),
			permissions: v.exactOptional(v.pipe(permissions, v.description('The whole list of new grants. Absent where they stay.'))),
		}),
		v.check(fields => Object.keys(fields).length > 0, 'is empty'),
		v.description('What is sent for the token.'),
	),
};

function targetsOf(each: v.GenericSchema<unknown, PlanTarget>): v.GenericSchema<unknown, readonly PlanTarget[]> {
	return v.pipe(
		v.array(each),
		v.nonEmpty('is empty'),
		v.check(targets => new Set(targets.map(({id}) => id.toLowerCase())).size === targets.length, 'has an id twice'),
		v.description('The tokens, each once.'),
	);
}

/**
What must be known of a plan before the rest can be read.
*/
export const planHeaderSchema = v.looseObject({format, version: v.picklist([1, 2]), action: v.unknown()});

/**
A plan of version 1, which an earlier version of this program wrote.
*/
export const earlierPlanSchema: v.GenericSchema<unknown, Plan> = v.strictObject({...header(1), action: v.picklist(['revoke', 'suspend']), targets: targetsOf(v.strictObject(earlierTarget))});

/**
A plan to revoke or suspend.
*/
export const planSchema: v.GenericSchema<unknown, Plan> = v.strictObject({
	...header(2), action: v.pipe(v.picklist(['revoke', 'suspend', 'update']), v.description('What is done to the tokens.')), impact, targets: targetsOf(v.strictObject(target)),
});

/**
A plan to update, in which each token has its own fields.
*/
export const updatePlanSchema: v.GenericSchema<unknown, Plan> = v.strictObject({
	...header(2), action: v.pipe(v.literal('update'), v.description('What is done to the tokens.')), impact, targets: targetsOf(v.strictObject(updateTarget)),
});
