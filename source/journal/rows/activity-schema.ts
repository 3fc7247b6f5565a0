import * as v from 'valibot';
import {permissionSchema} from '../../api/permission-schema.js';
import type {RowOf} from '../../row-of.js';

const time = v.pipe(v.string(), v.isoTimestamp());
const permissions = v.pipe(v.array(permissionSchema), v.readonly());

/**
One change as a row of an export.
*/
export const activitySchema = v.object({
	time: v.pipe(time, v.description('When the change was asked for, by the clock of the machine.')),
	user: v.pipe(v.string(), v.description('Who asked for it: the name of the user on that machine.')),
	hostname: v.pipe(v.string(), v.description('The machine.')),
	action: v.pipe(v.picklist(['create', 'revoke', 'suspend', 'resume', 'update']), v.description('What was asked for.')),
	tokenId: v.pipe(v.nullable(v.string()), v.description('The ID of the token. Null for a create as long as it is not known which token it made.')),
	description: v.pipe(v.string(), v.description('The description before the change; for a create, that of the new token.')),
	permissionsBefore: v.pipe(v.nullable(permissions), v.description('The grants before the change. Null for a create.')),
	permissionsAfter: v.pipe(v.nullable(permissions), v.description('The grants that the change asked for. Null for a revoke. `result` says whether the token got them.')),
	result: v.pipe(v.string(), v.description('What became of it: a result as the commands that change tokens print it, or `no-outcome` where the journal does not say.')),
	cause: v.pipe(v.nullable(v.string()), v.description('Why, as a part of a sentence.')),
	verification: v.pipe(v.nullable(v.string()), v.description('What showed the result.')),
	serverTime: v.pipe(v.nullable(time), v.description('When the service answered, by its clock.')),
	reason: v.pipe(v.nullable(v.string()), v.description('The reason that the person gave.')),
	batchId: v.pipe(v.string(), v.description('A UUID, the same for all changes that were confirmed together.')),
});

export type ActivityRow = RowOf<typeof activitySchema>;
