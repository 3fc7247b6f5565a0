import * as v from 'valibot';

/**
A rotation that is under way, as `rotate --list` prints it.
*/
export const rotationOutput = v.object({
	id: v.pipe(v.string(), v.description('The ID of the old token, which `rotate --next` takes.')),
	description: v.pipe(v.string(), v.description('The description of the old token.')),
	successorId: v.pipe(v.nullable(v.string()), v.description('The ID of its successor. Null where none was created.')),
	isDue: v.pipe(v.boolean(), v.description('Whether the next step can be taken now.')),
	next: v.pipe(v.string(), v.description('The next step, in words.')),
	startedAt: v.pipe(v.string(), v.isoTimestamp(), v.description('When the rotation began.')),
});
