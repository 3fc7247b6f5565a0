import * as v from 'valibot';

/**
Where a management token comes from, as JSON. It holds no secret.
*/
export const tokenSourceSchema = v.object({
	kind: v.pipe(v.picklist(['demo', 'environment', 'command', 'file', 'influxctl', 'sign-in']), v.description('What gives the token.')),
	variable: v.pipe(v.nullable(v.string()), v.description('The name of the environment variable. Null for another kind.')),
	program: v.pipe(v.nullable(v.string()), v.description('The program of the command, without its arguments. Null for another kind.')),
	path: v.pipe(v.nullable(v.string()), v.description('The file. Null for another kind.')),
});

export type TokenSource = v.InferOutput<typeof tokenSourceSchema>;
