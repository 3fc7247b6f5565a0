import * as v from 'valibot';

const time = (what: string) => v.pipe(
	v.union([v.object({
		seconds: v.pipe(v.number(), v.description('Seconds since 1970 in UTC.')),
		nanos: v.pipe(v.number(), v.description('The rest, in nanoseconds.')),
	}), v.unknown()]),
	v.description(`When the token ${what}. A time that cannot be read is as the service sent it.`),
);

/**
A token in influxctl's form. InfluxData documents all of it but the times, whose form is that of influxctl's other commands. influxctl also gives each permission an ID, which the Management API does not tell.
*/
export const influxctlTokenOutput = v.object({
	/* eslint-disable @typescript-eslint/naming-convention -- influxctl's names */
	account_id: v.pipe(v.string(), v.description('The ID of the account. For InfluxDB Clustered the placeholder that InfluxData\'s clients send.')),
	cluster_id: v.pipe(v.string(), v.description('The ID of the cluster. For InfluxDB Clustered that placeholder.')),
	id: v.pipe(v.string(), v.description('The ID of the token.')),
	description: v.pipe(v.string(), v.description('The description.')),
	permissions: v.pipe(v.array(v.object({
		action: v.pipe(v.string(), v.description('`read` or `write`.')),
		resource: v.pipe(v.string(), v.description('The name of a database; `*` stands for all.')),
	})), v.description('Every grant, in the order of the service.')),
	created_at: v.exactOptional(time('was created')),
	expires_at: v.exactOptional(time('expires; absent where it never does')),
	revoked_at: v.exactOptional(time('was revoked; absent where it was not')),
	/* eslint-enable @typescript-eslint/naming-convention */
});

/**
A new token in influxctl's form. InfluxData documents no name for the secret.
*/
export const influxctlCreationOutput = v.object({
	...influxctlTokenOutput.entries,
	access_token: v.pipe(v.string(), v.description('The secret, which the service shows only this once.')), // eslint-disable-line @typescript-eslint/naming-convention -- in influxctl's style
});
