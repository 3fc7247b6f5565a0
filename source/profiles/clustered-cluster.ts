import {createHash} from 'node:crypto';
import {placeholderId} from '../api/cluster-url.js';
import type {Cluster} from './types.js';

/**
The account id that InfluxData's own clients send to InfluxDB Clustered, which has no accounts.
*/
export const clusteredAccountId = placeholderId;

/**
The one cluster of an InfluxDB Clustered host.

This program makes its id from the host. Journal, lock and plans are kept by that id, and two installations must not share them. It has the form of a UUID, version 8 (RFC 9562, section 5.8), and is never sent.
*/
export function clusteredCluster(host: string, name?: string): Cluster {
	const digest = createHash('sha256').update(host).digest('hex');
	const id = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-');
	return {id, name: name ?? new URL(host).host.replaceAll(',', '')};
}
