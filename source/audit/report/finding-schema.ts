import * as v from 'valibot';
import {permissionSchema} from '../../api/permission-schema.js';
import {severities} from '../../tokens/severity.js';
import {remedyNames, ruleGroups} from '../rule.js';

const named = {
	id: v.pipe(v.string(), v.description('The ID of the token.')),
	description: v.pipe(v.string(), v.description('The description of the token.')),
};

export const remediesSchema = v.pipe(v.array(v.picklist(remedyNames)), v.readonly(), v.description('What this program can do about it, the best first. `look` changes nothing.'));

/**
A finding in the JSON of `audit` and `check`.
*/
export const findingSchema = v.object({
	rule: v.pipe(v.string(), v.description('The ID of the rule, such as `last-writer`.')),
	severity: v.pipe(v.picklist(severities), v.description('How much it matters.')),
	group: v.pipe(v.picklist(ruleGroups), v.description('What the rule is about.')),
	title: v.pipe(v.string(), v.description('What the token is or does, in a few words.')),
	subject: v.pipe(v.variant('kind', [
		v.object({kind: v.pipe(v.literal('token'), v.description('Whether a token or a database was found.')), ...named}),
		v.object({kind: v.pipe(v.literal('database'), v.description('Whether a token or a database was found.')), name: v.pipe(v.string(), v.description('The name of the database.'))}),
	]), v.description('What the finding is about.')),
	evidence: v.pipe(v.string(), v.description('What was found, as a part of a sentence.')),
	grants: v.pipe(v.array(permissionSchema), v.readonly(), v.description('The grants that the finding is about.')),
	databases: v.pipe(v.array(v.string()), v.readonly(), v.description('The databases that the finding is about.')),
	others: v.pipe(v.array(v.object(named)), v.readonly(), v.description('The tokens that the finding compares with, 20 at most.')),
	otherCount: v.pipe(v.number(), v.integer(), v.description('How many tokens it compares with.')),
	remedies: remediesSchema,
	muted: v.pipe(v.nullable(v.object({
		reason: v.pipe(v.string(), v.description('Why the policy mutes it.')),
		until: v.pipe(v.string(), v.isoDate(), v.description('The last day on which it does.')),
	})), v.description('Null where the policy does not mute the finding.')),
});

export type FindingValues = v.InferOutput<typeof findingSchema>;
