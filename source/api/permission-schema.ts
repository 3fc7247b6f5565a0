import * as v from 'valibot';

/**
A grant as the commands print it.
*/
export const permissionSchema = v.object({
	action: v.pipe(v.string(), v.description('What the grant allows: `read` or `write`, or a word of a newer service.')),
	resource: v.pipe(v.string(), v.description('The name of the database, or `*` for all databases.')),
});
