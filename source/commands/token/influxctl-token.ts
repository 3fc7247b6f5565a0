import type * as v from 'valibot';
import type {DatabaseToken} from '../../api/types.js';
import {clusteredAccountId} from '../../profiles/clustered-cluster.js';
import {outputField} from '../../tokens/list/output-field.js';
import {normalTime, parseTime} from '../../tokens/time/parse-time.js';
import type {Place} from '../shared/place/place.js';
import type {influxctlTokenOutput} from './token-output.js';

/**
A token with influxctl's names. A field that cannot be read is as the service sent it.
*/
export function influxctlToken(token: DatabaseToken, {profile, cluster}: Pick<Place, 'profile' | 'cluster'>): v.InferOutput<typeof influxctlTokenOutput> {
	const isClustered = profile.product === 'clustered';
	const times = ([['created_at', 'createdAt'], ['expires_at', 'expiresAt'], ['revoked_at', 'revokedAt']] as const)
		.map(([name, field]) => [name, influxctlTime(outputField(token, field))] as const)
		.filter(([, time]) => time !== undefined);
	return {
		/* eslint-disable @typescript-eslint/naming-convention -- influxctl's names */
		account_id: token.accountId ?? profile.accountId,
		cluster_id: token.clusterId ?? (isClustered ? clusteredAccountId : cluster.id),
		/* eslint-enable @typescript-eslint/naming-convention */
		id: outputField(token, 'id') as string,
		description: outputField(token, 'description') as string,
		permissions: outputField(token, 'permissions') as Array<{action: string; resource: string}>,
		...Object.fromEntries(times),
	};
}

/**
A time of the service as seconds since 1970 and nanoseconds. Anything that is not a time is returned unchanged.
*/
function influxctlTime(value: unknown): unknown {
	const time = typeof value === 'string' ? parseTime(value) : undefined;
	if (typeof value !== 'string' || time === undefined) {
		return value;
	}

	const {fraction = ''} = /\.(?<fraction>\d+)Z$/.exec(normalTime(value))?.groups ?? {};
	return {seconds: Math.floor(time / 1000), nanos: Number(fraction.slice(0, 9).padEnd(9, '0'))};
}
