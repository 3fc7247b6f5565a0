import * as v from 'valibot';

const time = v.pipe(v.string(), v.isoTimestamp());

/**
One change as a row of an export.
*/
export const activitySchema = v.object({
	time: v.pipe(time, v.description('When the change was asked for, by the clock of the machine.')),
	user: v.pipe(v.string(), v.description('Who asked for it: the name of the user on that machine.')),
	hostname: v.pipe(v.string(), v.description('The machine.')),
	action: v.pipe(v.picklist(['create', 'revoke', 'suspend', 'resume', 'update']), v.description('What was asked for.')),
	tokenId: v.pipe(v.string(), v.description('The ID of the token. Empty for a create as long as it is not known which token it made.')),
	description: v.pipe(v.string(), v.description('The description before the change; for a create, that of the new token.')),
	permissionsBefore: v.pipe(v.string(), v.description('The grants before the change. Empty for a create.')),
	permissionsAfter: v.pipe(v.string(), v.description('The grants that the change asked for. Empty for a revoke. `result` says whether the token got them.')),
	result: v.pipe(v.string(), v.description('What became of it.')),
	cause: v.pipe(v.string(), v.description('Why, as a part of a sentence.')),
	verification: v.pipe(v.string(), v.description('What showed the result.')),
	serverTime: v.pipe(v.string(), v.description('When the service answered, by its clock.')),
	reason: v.pipe(v.string(), v.description('The reason that the person gave.')),
	batchId: v.pipe(v.string(), v.description('A UUID, the same for all changes that were confirmed together.')),
});

export type ActivityRow = Readonly<v.InferOutput<typeof activitySchema>>;
